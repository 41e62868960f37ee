package dev.diptych.rig.shot;

import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that is to happen in one shot, on a time axis whose zero is the start of the studio frame's readout.
 *
 * @param frames one of each role
 */
public record ShotPlan(SwitchPlan switches, List<WantedFrame> frames) {
    public ShotPlan {
        frames = List.copyOf(frames);
        Set<FrameRole> roles = EnumSet.noneOf(FrameRole.class);
        frames.forEach(frame -> roles.add(frame.role()));
        if (frames.size() != FrameRole.values().length || roles.size() != frames.size()) {
            throw new IllegalArgumentException("A shot plan needs one frame of each role.");
        }
    }

    public ShotPlan(List<Edge> edges, List<WantedFrame> frames) {
        this(new SwitchPlan(edges), frames);
    }

    /** In order of time. */
    public List<Edge> edges() {
        return switches.edges();
    }

    public WantedFrame frame(FrameRole role) {
        return frames.stream().filter(frame -> frame.role() == role).findFirst().orElseThrow();
    }

    /** From the middle of the studio frame's exposure to the middle of the flash frame's. */
    public long gapNanos() {
        return frame(FrameRole.FLASH).window().middleNanos() - frame(FrameRole.STUDIO).window().middleNanos();
    }
}
