package dev.diptych.imaging.filter;

/**
 * exp(-d2 / (2 sigma^2)) for rows of colours, in a form the compiler turns into vector instructions: exp(-32 y) with y =
 * d2 / (64 sigma^2) is taken as (1 - y + y^2 / 2)^32, which differs by 2.2e-4 at most. y is cut at 1, where the weight
 * is 2e-10.
 */
final class RangeKernel {
    private final float scale;

    RangeKernel(double sigmaRange) {
        this.scale = (float) (1 / (64 * sigmaRange * sigmaRange));
    }

    double of(float[] colour, float[] other) {
        double distance2 = 0;
        for (int channel = 0; channel < 3; channel++) {
            double step = colour[channel] - other[channel];
            distance2 += step * step;
        }
        double y = Math.min(1, distance2 * scale);
        return Math.pow(1 - y + 0.5 * y * y, 32);
    }

    /** weights[x] = exp(-d2 / (2 sigma^2)) between a row of pixels and one colour. */
    void row(float[][] pixels, float[] colour, float[] weights) {
        row(pixels[0], pixels[1], pixels[2], colour[0], colour[1], colour[2], scale, weights);
    }

    // One store, every array from its start, all else in local variables: only so does C2 make vector code of it.
    private static void row(float[] red, float[] green, float[] blue, float c0, float c1, float c2, float scale,
            float[] weights) {
        for (int x = 0; x < weights.length; x++) {
            float d0 = red[x] - c0;
            float d1 = green[x] - c1;
            float d2 = blue[x] - c2;
            float y = Math.min(1f, scale * (d0 * d0 + d1 * d1 + d2 * d2));
            float power = 1f - y + 0.5f * y * y;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            weights[x] = power;
        }
    }
}
