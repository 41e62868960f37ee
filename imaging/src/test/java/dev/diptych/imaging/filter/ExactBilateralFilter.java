package dev.diptych.imaging.filter;

/**
 * The bilateral filter by its definition: every weight of the window is computed. Slow (minutes of a processor for a
 * photograph of some megapixels); it is what faster filters are measured against.
 */
final class ExactBilateralFilter implements BilateralFilter {
    private final BilateralParameters parameters;
    private final float[] halfWindow;
    private final double rangeFactor;
    private final float[] source;

    /**
     * A filter for pictures of one size.
     *
     * @param sigmaSpatialPx standard deviation in space; the window reaches 2.5 of them in x and in y
     * @param sigmaRange     standard deviation in colour, where black to white is 1 in each channel
     * @throws IllegalArgumentException if the picture is under 8x8 px or a sigma makes no sense
     */
    ExactBilateralFilter(int width, int height, double sigmaSpatialPx, double sigmaRange) {
        this.parameters = new BilateralParameters(width, height, sigmaSpatialPx, sigmaRange);
        this.halfWindow = parameters.halfWindow();
        this.rangeFactor = -0.5 / (sigmaRange * sigmaRange);
        this.source = new float[3 * parameters.pixels()];
    }

    @Override
    public int width() {
        return parameters.width();
    }

    @Override
    public int height() {
        return parameters.height();
    }

    @Override
    public void apply(float[] planes, float[] into) {
        parameters.checkLengths(planes, into);
        System.arraycopy(planes, 0, source, 0, planes.length);
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                filterPixel(x, y, into);
            }
        }
    }

    private void filterPixel(int x, int y, float[] into) {
        int pixels = parameters.pixels();
        int centre = y * width() + x;
        float red = source[centre];
        float green = source[pixels + centre];
        float blue = source[2 * pixels + centre];
        double weights = 0;
        double redSum = 0;
        double greenSum = 0;
        double blueSum = 0;
        int radius = parameters.radiusPx();
        for (int v = Math.max(0, y - radius); v <= Math.min(height() - 1, y + radius); v++) {
            for (int u = Math.max(0, x - radius); u <= Math.min(width() - 1, x + radius); u++) {
                int i = v * width() + u;
                float redStep = source[i] - red;
                float greenStep = source[pixels + i] - green;
                float blueStep = source[2 * pixels + i] - blue;
                double distance2 = redStep * redStep + greenStep * greenStep + blueStep * blueStep;
                double weight = halfWindow[Math.abs(v - y)] * halfWindow[Math.abs(u - x)]
                        * Math.exp(rangeFactor * distance2);
                weights += weight;
                redSum += weight * redStep;
                greenSum += weight * greenStep;
                blueSum += weight * blueStep;
            }
        }
        into[centre] = (float) (red + redSum / weights);
        into[pixels + centre] = (float) (green + greenSum / weights);
        into[2 * pixels + centre] = (float) (blue + blueSum / weights);
    }
}
