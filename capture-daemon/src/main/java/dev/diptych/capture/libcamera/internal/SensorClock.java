package dev.diptych.capture.libcamera.internal;

import java.util.concurrent.TimeUnit;

/**
 * Puts sensor timestamps on the rig's clock, CLOCK_MONOTONIC. libcamera documents them as CLOCK_BOOTTIME
 * ({@code controls::SensorTimestamp}), but Raspberry Pi's pipeline hands on the V4L2 buffer's, which is CLOCK_MONOTONIC
 * ({@code src/libcamera/pipeline/rpi/vc4/vc4.cpp}). They differ by how long the machine was suspended, so the clock by
 * which a frame is as old as a frame can be is the right one.
 */
final class SensorClock {
    /** A frame is no older than this when its request completes, or than so many frame periods. */
    private static final long OLDEST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int OLDEST_FRAMES = 4;

    private final long oldestNanos;

    /**
     * A timestamp on the rig's clock.
     *
     * @param uncertaintyNanos what could not be told of the clock; {@link Long#MAX_VALUE} / 4 if nothing
     */
    record Placed(long nanos, long uncertaintyNanos) {
        private static final long ANY_NANOS = Long.MAX_VALUE / 4;

        boolean isKnown() {
            return uncertaintyNanos < ANY_NANOS;
        }
    }

    SensorClock(long framePeriodNanos) {
        oldestNanos = Math.max(OLDEST_NANOS, OLDEST_FRAMES * framePeriodNanos);
    }

    Placed place(Completion completion) {
        long stampNanos = completion.sensorTimestampNanos();
        long asleepNanos = completion.completedBoottimeNanos() - completion.completedMonotonicNanos();
        boolean monotonic = isAge(completion.completedMonotonicNanos() - stampNanos);
        boolean boottime = isAge(completion.completedBoottimeNanos() - stampNanos);
        if (stampNanos == 0 || !(monotonic || boottime)) {
            return new Placed(completion.completedMonotonicNanos(), Placed.ANY_NANOS);
        }
        // Asleep for so short a time that a frame may have either age: nobody knows which clock it is.
        long doubtNanos = monotonic && boottime ? Math.abs(asleepNanos) : 0;
        return new Placed(monotonic ? stampNanos : stampNanos - asleepNanos, doubtNanos);
    }

    private boolean isAge(long nanos) {
        return nanos >= 0 && nanos <= oldestNanos;
    }
}
