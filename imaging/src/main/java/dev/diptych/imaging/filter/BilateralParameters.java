package dev.diptych.imaging.filter;

import dev.diptych.imaging.SrgbPlanes;

/** What every bilateral filter is made from. The window is cut at 2.5 sigma in x and in y. */
record BilateralParameters(int width, int height, double sigmaSpatialPx, double sigmaRange) {
    private static final int MIN_SIDE_PX = 8;
    private static final double CUT_SIGMAS = 2.5;

    BilateralParameters {
        if (width < MIN_SIDE_PX || height < MIN_SIDE_PX) {
            throw new IllegalArgumentException("A bilateral filter needs at least " + MIN_SIDE_PX + "x" + MIN_SIDE_PX
                    + " px, but this is " + width + "x" + height + ".");
        }
        if (!(sigmaSpatialPx > 0 && sigmaSpatialPx <= 1000)) {
            throw new IllegalArgumentException(
                    "A bilateral filter's spatial sigma lies above 0 and up to 1000 px, but this is " + sigmaSpatialPx
                            + ".");
        }
        if (!(sigmaRange >= 0.05 && sigmaRange <= 10)) {
            throw new IllegalArgumentException(
                    "A bilateral filter's range sigma lies within 0.05 and 10, but this is " + sigmaRange + ".");
        }
    }

    int pixels() {
        return width * height;
    }

    int radiusPx() {
        return (int) Math.ceil(CUT_SIGMAS * sigmaSpatialPx);
    }

    /** The Gaussian in space at 0 to {@link #radiusPx} pixels from its centre; 1 at the centre. */
    float[] halfWindow() {
        float[] window = new float[radiusPx() + 1];
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) Math.exp(-0.5 * i * i / (sigmaSpatialPx * sigmaSpatialPx));
        }
        return window;
    }

    void checkLengths(float[] planes, float[] into) {
        int wanted = SrgbPlanes.CHANNELS * pixels();
        if (planes.length != wanted || into.length != wanted) {
            throw new IllegalArgumentException("Three planes of " + width + "x" + height + " px are " + wanted
                    + " values, but these arrays hold " + planes.length + " and " + into.length + ".");
        }
    }
}
