package dev.diptych.rig.shot;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that is to happen in one shot, on a time axis whose zero is the start of the studio frame's readout.
 *
 * @param edges in order of time
 * @param frames one of each role
 */
public record ShotPlan(List<Edge> edges, List<WantedFrame> frames) {
    public ShotPlan {
        edges = edges.stream().sorted(Comparator.comparingLong(Edge::offsetNanos)).toList();
        frames = List.copyOf(frames);
        Set<FrameRole> roles = EnumSet.noneOf(FrameRole.class);
        frames.forEach(frame -> roles.add(frame.role()));
        if (edges.isEmpty() || frames.size() != FrameRole.values().length || roles.size() != frames.size()) {
            throw new IllegalArgumentException("A shot plan needs edges and one frame of each role.");
        }
    }

    public WantedFrame frame(FrameRole role) {
        return frames.stream().filter(frame -> frame.role() == role).findFirst().orElseThrow();
    }

    public long firstEdgeOffsetNanos() {
        return edges.getFirst().offsetNanos();
    }

    public long lastEdgeOffsetNanos() {
        return edges.getLast().offsetNanos();
    }

    /** From the middle of the studio frame's exposure to the middle of the flash frame's. */
    public long gapNanos() {
        return frame(FrameRole.FLASH).window().middleNanos() - frame(FrameRole.STUDIO).window().middleNanos();
    }
}
