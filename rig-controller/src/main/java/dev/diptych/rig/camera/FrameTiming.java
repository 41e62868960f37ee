package dev.diptych.rig.camera;

/**
 * When a rolling shutter exposes what. The sensor reads its rows out one after another, the first row of each frame one
 * frame period after the first row of the frame before, whatever the exposure; a row's exposure ends when it is read.
 * So row r is exposed in [readout start - exposure + r * line time, readout start + r * line time].
 *
 * @param framePeriodNanos from readout start to readout start
 * @param readoutNanos from the first row's readout to the last row's
 */
public record FrameTiming(long framePeriodNanos, long readoutNanos) {
    public FrameTiming {
        if (readoutNanos < 0 || framePeriodNanos <= readoutNanos) {
            throw new IllegalArgumentException("A frame period must be longer than the readout, but they are "
                    + framePeriodNanos + " and " + readoutNanos + " ns.");
        }
    }

    /** Every row's exposure of a frame whose first row is read out at {@code readoutStartNanos}. */
    public ExposureWindow window(long readoutStartNanos, ExposureSetting setting) {
        return new ExposureWindow(readoutStartNanos - setting.exposureNanos(), readoutStartNanos + readoutNanos);
    }

    /** The first frame, counted from the one read out at 0, none of whose rows is exposed before {@code nanos}. */
    public int firstFrameExposedAfter(long nanos, ExposureSetting setting) {
        return Math.toIntExact(Math.max(0, Math.ceilDiv(nanos + setting.exposureNanos(), framePeriodNanos)));
    }
}
