package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.TIMESTAMPS;

import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Whether a camera's timestamps are of the rig's clock at all, before anything is reckoned with them. */
final class TimestampCheck {
    /** A frame arrives within this and a frame period of its timestamp. */
    private static final double LATEST_ARRIVAL_NANOS = 400e6;
    private static final double PACE_TOLERANCE = 0.03;
    /** Timestamps that differ by more from frame to frame place no change of a light. */
    private static final double LARGEST_JITTER_NANOS = 1e6;

    private final FrameTiming timing;

    TimestampCheck(FrameTiming timing) {
        this.timing = timing;
    }

    /** @param arrivedNanos when the frame was there */
    void requireRecent(FrameMetadata frame, long arrivedNanos) throws RefusedException {
        double ageNanos = (double) arrivedNanos - frame.timestampNanos();
        if (ageNanos < -frame.timestampUncertaintyNanos()
                || ageNanos > LATEST_ARRIVAL_NANOS + timing.framePeriodNanos()) {
            throw new RefusedException(TIMESTAMPS,
                    "When a frame arrives, the camera's timestamp lies %.3f s %s the rig's clock: the camera's clock is"
                            + " not the rig's; check the driver.",
                    Math.abs(ageNanos) / 1e9, ageNanos < 0 ? "ahead of" : "behind");
        }
    }

    /** @param frames of one exposure */
    void requirePace(List<SampledFrame> frames) throws RefusedException {
        // Medians, because a frame or two may be stamped wrongly on a good day.
        double paceNanos = median(steps(frames, step -> step));
        if (!(Math.abs(paceNanos / timing.framePeriodNanos() - 1) <= PACE_TOLERANCE)) {
            throw new RefusedException(TIMESTAMPS,
                    "The camera's timestamps advance by %.3f ms a frame, but its mode has a frame every %.3f ms; check the"
                            + " driver's clock, and that its frame rate is fixed.",
                    paceNanos / 1e6, timing.framePeriodNanos() / 1e6);
        }
        double jitterNanos = median(steps(frames, step -> Math.abs(step - paceNanos)));
        if (jitterNanos > LARGEST_JITTER_NANOS) {
            throw new RefusedException(TIMESTAMPS,
                    "The camera's timestamps stray from frame to frame by %.1f ms; check that the driver passes the"
                            + " sensor's own timestamps on.",
                    jitterNanos / 1e6);
        }
    }

    private static DoubleStream steps(List<SampledFrame> frames, DoubleUnaryOperator ofStepNanos) {
        return IntStream.range(1, frames.size()).mapToDouble(i -> {
            FrameMetadata last = frames.get(i - 1).metadata();
            FrameMetadata next = frames.get(i).metadata();
            return ofStepNanos.applyAsDouble(((double) next.timestampNanos() - last.timestampNanos())
                    / (next.sequence() - last.sequence()));
        });
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
