package dev.diptych.rig.camera;

/**
 * When a rolling shutter exposes what. Row r of a frame is exposed from start + r * line time, for the exposure time.
 *
 * @param framePeriodNanos from frame start to frame start
 * @param readoutNanos from the first row's start to the last row's
 */
public record FrameTiming(long framePeriodNanos, long readoutNanos) {
    public FrameTiming {
        if (readoutNanos < 0 || framePeriodNanos <= readoutNanos) {
            throw new IllegalArgumentException("A frame period must be longer than the readout, but they are "
                    + framePeriodNanos + " and " + readoutNanos + " ns.");
        }
    }

    /** Every row's exposure of a frame whose first row starts at {@code startNanos}. */
    public ExposureWindow window(long startNanos, ExposureSetting setting) {
        return new ExposureWindow(startNanos, startNanos + readoutNanos + setting.exposureNanos());
    }

    /** The smallest whole number of frame periods that is at least {@code nanos}. */
    public int framesCovering(long nanos) {
        return Math.toIntExact(Math.max(0, Math.ceilDiv(nanos, framePeriodNanos)));
    }
}
