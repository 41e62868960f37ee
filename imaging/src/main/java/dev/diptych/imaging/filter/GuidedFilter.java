package dev.diptych.imaging.filter;

/**
 * The guided filter with a colour guide (He, Sun, Tang 2013, eq. 19 to 21): in every window the filtered value is an
 * affine function of the guide's colour, q = a . I + b, fitted to the input by least squares with epsilon against large
 * a; each pixel takes the mean of the maps of all windows that hold it. Edges of the guide stay edges, and what does not
 * follow the guide (a network's grain) is averaged out.
 * <p>
 * A filter is made for one size and holds its work buffers: a call makes no garbage, and an instance serves one thread
 * at a time.
 */
public final class GuidedFilter {
    /** The planes of coefficients of one output channel: a for red, green and blue, and b. */
    static final int COEFFICIENTS = 4;

    private final int width;
    private final int height;
    private final double epsilon;
    private final BoxMean box;
    private final float[][] guide;
    private final float[][] input;
    private final float[] product;
    private final float[][] guideMeans;
    private final float[][] inputMeans;
    /** Means of the guide's products rr, rg, rb, gg, gb, bb. */
    private final float[][] guideProducts;
    private final float[][] crossProducts;
    private final float[][] windowMaps;
    private final float[][] maps;

    /**
     * A filter for planes of one size.
     *
     * @param radiusPx the window is {@code 2 * radiusPx + 1} pixels wide
     * @param epsilon  variance of the guide, in squares of its unit, below which a window counts as flat
     */
    public GuidedFilter(int width, int height, int radiusPx, double epsilon) {
        if (width < 1 || height < 1 || radiusPx < 1 || !(epsilon >= 1e-8 && epsilon <= 1e3)) {
            throw new IllegalArgumentException("A guided filter needs at least one pixel, a radius of at least 1 px and"
                    + " an epsilon within 1e-8 and 1e3, not " + width + "x" + height + " px, " + radiusPx + " px and "
                    + epsilon + ".");
        }
        this.width = width;
        this.height = height;
        this.epsilon = epsilon;
        this.box = new BoxMean(width, height, radiusPx);
        int pixels = Math.multiplyExact(width, height);
        this.guide = new float[3][pixels];
        this.input = new float[3][pixels];
        this.product = new float[pixels];
        this.guideMeans = new float[3][pixels];
        this.inputMeans = new float[3][pixels];
        this.guideProducts = new float[6][pixels];
        this.crossProducts = new float[9][pixels];
        this.windowMaps = new float[3 * COEFFICIENTS][pixels];
        this.maps = new float[3 * COEFFICIENTS][pixels];
    }

    /**
     * Filters three planes.
     *
     * @param planes     {@code 3 * height * width} values, plane after plane
     * @param guidePlanes as many, the picture whose edges the result follows
     * @param into       as many; may be one of the others
     * @throws IllegalArgumentException if an array has another length
     */
    public void apply(float[] planes, float[] guidePlanes, float[] into) {
        if (into.length != planes.length) {
            throw new IllegalArgumentException("The result has " + into.length + " values, but the planes have "
                    + planes.length + ".");
        }
        float[][] fitted = fit(planes, guidePlanes);
        for (int channel = 0; channel < 3; channel++) {
            float[] output = product;
            System.arraycopy(fitted[COEFFICIENTS * channel + 3], 0, output, 0, output.length);
            for (int i = 0; i < 3; i++) {
                addProduct(fitted[COEFFICIENTS * channel + i], guide[i], output);
            }
            System.arraycopy(output, 0, into, channel * output.length, output.length);
        }
    }

    /** The mean map of every pixel: {@link #COEFFICIENTS} planes for each output channel, valid until the next call. */
    float[][] fit(float[] planes, float[] guidePlanes) {
        int pixels = width * height;
        if (planes.length != 3 * pixels || guidePlanes.length != 3 * pixels) {
            throw new IllegalArgumentException("Three planes of " + width + "x" + height + " px are " + 3 * pixels
                    + " values, but these arrays hold " + planes.length + " and " + guidePlanes.length + ".");
        }
        for (int i = 0; i < 3; i++) {
            System.arraycopy(guidePlanes, i * pixels, guide[i], 0, pixels);
            System.arraycopy(planes, i * pixels, input[i], 0, pixels);
            box.apply(guide[i], guideMeans[i]);
            box.apply(input[i], inputMeans[i]);
        }
        int pair = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                meanProduct(guide[i], guide[j], guideProducts[pair++]);
            }
            for (int channel = 0; channel < 3; channel++) {
                meanProduct(guide[i], input[channel], crossProducts[3 * channel + i]);
            }
        }
        for (int i = 0; i < pixels; i++) {
            solve(i);
        }
        for (int i = 0; i < maps.length; i++) {
            box.apply(windowMaps[i], maps[i]);
        }
        return maps;
    }

    private void meanProduct(float[] one, float[] other, float[] mean) {
        multiply(one, other, product);
        box.apply(product, mean);
    }

    private static void multiply(float[] one, float[] other, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = one[i] * other[i];
        }
    }

    private static void addProduct(float[] one, float[] other, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += one[i] * other[i];
        }
    }

    /** a = (covariance of the guide + epsilon)^-1 (covariance of guide and input), by cofactors; b from the means. */
    private void solve(int i) {
        double red = guideMeans[0][i];
        double green = guideMeans[1][i];
        double blue = guideMeans[2][i];
        double rr = guideProducts[0][i] - red * red + epsilon;
        double rg = guideProducts[1][i] - red * green;
        double rb = guideProducts[2][i] - red * blue;
        double gg = guideProducts[3][i] - green * green + epsilon;
        double gb = guideProducts[4][i] - green * blue;
        double bb = guideProducts[5][i] - blue * blue + epsilon;
        double inverseRr = gg * bb - gb * gb;
        double inverseRg = gb * rb - rg * bb;
        double inverseRb = rg * gb - gg * rb;
        double inverseGg = rr * bb - rb * rb;
        double inverseGb = rb * rg - rr * gb;
        double inverseBb = rr * gg - rg * rg;
        double scale = 1 / (rr * inverseRr + rg * inverseRg + rb * inverseRb);
        for (int channel = 0; channel < 3; channel++) {
            double mean = inputMeans[channel][i];
            double withRed = crossProducts[3 * channel][i] - red * mean;
            double withGreen = crossProducts[3 * channel + 1][i] - green * mean;
            double withBlue = crossProducts[3 * channel + 2][i] - blue * mean;
            double aRed = scale * (inverseRr * withRed + inverseRg * withGreen + inverseRb * withBlue);
            double aGreen = scale * (inverseRg * withRed + inverseGg * withGreen + inverseGb * withBlue);
            double aBlue = scale * (inverseRb * withRed + inverseGb * withGreen + inverseBb * withBlue);
            windowMaps[COEFFICIENTS * channel][i] = (float) aRed;
            windowMaps[COEFFICIENTS * channel + 1][i] = (float) aGreen;
            windowMaps[COEFFICIENTS * channel + 2][i] = (float) aBlue;
            windowMaps[COEFFICIENTS * channel + 3][i] = (float) (mean - aRed * red - aGreen * green - aBlue * blue);
        }
    }
}
