package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Plane;

/**
 * Maps a plane's values to fractional histogram bins: a stretch between two percentiles, then a square root. Two bins
 * at either end stay free for the tails of the cubic B-spline window.
 */
final class BinMapping {
    private static final int STEPS = 2048;
    private static final double TAIL_SHARE = 0.002;

    private BinMapping() {
    }

    /** Bin coordinates, 2 to {@code binCount - 3}. */
    static Plane toBins(Plane plane, int binCount) {
        float[] values = plane.values();
        float minimum = Float.POSITIVE_INFINITY;
        float maximum = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }
        float stepsPerUnit = (STEPS - 1) / Math.max(1e-6f, maximum - minimum);
        float[] binOfStep = binOfStep(values, minimum, stepsPerUnit, binCount);
        float[] bins = new float[values.length];
        for (int i = 0; i < bins.length; i++) {
            float position = (values[i] - minimum) * stepsPerUnit;
            int step = Math.min(STEPS - 2, (int) position);
            bins[i] = binOfStep[step] + (binOfStep[step + 1] - binOfStep[step]) * (position - step);
        }
        return new Plane(plane.width(), plane.height(), bins);
    }

    private static float[] binOfStep(float[] values, float minimum, float stepsPerUnit, int binCount) {
        int[] counts = new int[STEPS];
        for (float value : values) {
            counts[Math.min(STEPS - 1, (int) ((value - minimum) * stepsPerUnit))]++;
        }
        int low = 0;
        int high = 0;
        long seen = 0;
        for (int step = 0; step < STEPS; step++) {
            seen += counts[step];
            if (seen < values.length * TAIL_SHARE) {
                low = step;
            }
            if (seen < values.length * (1 - TAIL_SHARE)) {
                high = step;
            }
        }
        high = Math.max(high, low + 1);
        float[] binOfStep = new float[STEPS];
        for (int step = 0; step < STEPS; step++) {
            double stretched = Math.clamp((step - low) / (double) (high - low), 0.0, 1.0);
            binOfStep[step] = (float) (Math.sqrt(stretched) * (binCount - 5) + 2);
        }
        return binOfStep;
    }
}
