package dev.diptych.rig.shot;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.ShotLog;
import java.util.List;
import java.util.Optional;

/** Asks the pixels of a shot's frames whether the light was what the log of the switches makes it. */
final class PixelProof {
    /** Two frames see light without a gap between their exposures; more would only cost time. */
    private static final int FRAMES_OF_THE_FALL = 2;

    private final Light flash;
    private final FrameTiming timing;
    private final double roomLightRatio;

    PixelProof(Light flash, FrameTiming timing, double roomLightRatio) {
        this.flash = flash;
        this.timing = timing;
        this.roomLightRatio = roomLightRatio;
    }

    /**
     * Measures the light of picked frames; empty if the frame that would show the end of the lamps' fall is missing.
     *
     * @param frames all frames of the shot
     */
    Optional<LightMeasure> measure(PickedFrames picked, List<Frame> frames, ShotLog log) {
        long flashSequence = picked.flash().metadata().sequence();
        if (picked.studio().metadata().sequence() == flashSequence - 1) {
            // Nothing lies between: the lamps fell between two exposures that follow each other.
            return Optional.of(LightMeasure.of(picked, 0, roomLightRatio));
        }
        List<Frame> before = frames.stream()
                .filter(frame -> frame.metadata().sequence() > picked.studio().metadata().sequence()
                        && frame.metadata().sequence() >= flashSequence - FRAMES_OF_THE_FALL
                        && frame.metadata().sequence() < flashSequence)
                .toList();
        if (before.stream().noneMatch(frame -> frame.metadata().sequence() == flashSequence - 1)) {
            return Optional.empty();
        }
        double falling = new LampTail(picked.studio(), picked.dark(), timing).inFirstRow(before, flashLightNanos(log),
                picked.flash().metadata().exposure().exposureNanos());
        return Double.isNaN(falling)
                ? Optional.empty()
                : Optional.of(LightMeasure.of(picked, falling, roomLightRatio));
    }

    /** The earliest instant at which the flash may shine. */
    private long flashLightNanos(ShotLog log) {
        return log.edges()
                .stream()
                .filter(edge -> edge.lightId().equals(flash.id()) && edge.level() > 0)
                .mapToLong(edge -> edge.instantNanos() - edge.uncertaintyNanos()
                        + flash.response().earliestChangeNanos(true))
                .min()
                .orElse(Long.MIN_VALUE);
    }
}
