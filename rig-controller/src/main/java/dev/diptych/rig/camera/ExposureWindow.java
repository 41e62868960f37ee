package dev.diptych.rig.camera;

/** From the first instant at which any row of a frame is exposed to the last, on the clock or as offsets in a plan. */
public record ExposureWindow(long startNanos, long endNanos) {
    public ExposureWindow {
        if (endNanos <= startNanos) {
            throw new IllegalArgumentException("An exposure window ends after it starts, but this one is [" + startNanos
                    + ", " + endNanos + "] ns.");
        }
    }

    public ExposureWindow shiftedBy(long nanos) {
        return new ExposureWindow(startNanos + nanos, endNanos + nanos);
    }

    /** This window and {@code nanos} more on either side. */
    public ExposureWindow widenedBy(long nanos) {
        return new ExposureWindow(startNanos - nanos, endNanos + nanos);
    }

    /** Half-way between its ends: the middle row's mid-exposure. */
    public long middleNanos() {
        return startNanos + (endNanos - startNanos) / 2;
    }
}
