package dev.diptych.inference.internal.pairfit;

/**
 * One affine map of colours, out = M (red, green, blue, 1).
 *
 * @param coefficients M, 3x4, row-major: one row for each output channel
 */
public record ColourMap(float[] coefficients) {
    static final int COEFFICIENTS = 12;
    /** Pulls directions of colour that a picture hardly varies in towards no change; relative to one pixel's weight. */
    private static final double PULL_TO_IDENTITY = 1e-4;
    private static final int STRIDE_PX = 2;

    /** The map that takes the flash frame nearest to the studio frame in the least-squares sense. */
    public static ColourMap fit(TrainingPair pair) {
        double[] products = new double[PackedSymmetric4.LENGTH];
        double[] targets = new double[COEFFICIENTS];
        byte[] flash = pair.flash().rgb();
        byte[] studio = pair.studio().rgb();
        double[] colour = {0, 0, 0, 1};
        for (int y = 0; y < pair.height(); y += STRIDE_PX) {
            for (int x = 0; x < pair.width(); x += STRIDE_PX) {
                int pixel = y * pair.width() + x;
                if (pair.valid().get(pixel)) {
                    for (int channel = 0; channel < 3; channel++) {
                        colour[channel] = (flash[pixel * 3 + channel] & 0xff) / 255.0;
                    }
                    addPixel(colour, studio, pixel * 3, products, targets);
                }
            }
        }
        double pull = PULL_TO_IDENTITY * (1 + products[PackedSymmetric4.index(3, 3)]);
        for (int i = 0; i < 4; i++) {
            products[PackedSymmetric4.index(i, i)] += pull;
        }
        for (int channel = 0; channel < 3; channel++) {
            targets[channel * 4 + channel] += pull;
        }
        return new ColourMap(solve(products, targets));
    }

    private static void addPixel(double[] colour, byte[] studio, int offset, double[] products, double[] targets) {
        for (int row = 0; row < 4; row++) {
            for (int column = row; column < 4; column++) {
                products[PackedSymmetric4.index(row, column)] += colour[row] * colour[column];
            }
        }
        for (int channel = 0; channel < 3; channel++) {
            double wanted = (studio[offset + channel] & 0xff) / 255.0;
            for (int row = 0; row < 4; row++) {
                targets[channel * 4 + row] += wanted * colour[row];
            }
        }
    }

    private static float[] solve(double[] products, double[] targets) {
        double[] inverse = PackedSymmetric4.invert(products);
        float[] solution = new float[COEFFICIENTS];
        for (int channel = 0; channel < 3; channel++) {
            for (int row = 0; row < 4; row++) {
                double sum = 0;
                for (int column = 0; column < 4; column++) {
                    sum += inverse[PackedSymmetric4.index(row, column)] * targets[channel * 4 + column];
                }
                solution[channel * 4 + row] = (float) sum;
            }
        }
        return solution;
    }

    /** One channel of the mapped colour, from sRGB code values 0 to 1. */
    float apply(int channel, float red, float green, float blue) {
        int row = channel * 4;
        return coefficients[row] * red + coefficients[row + 1] * green + coefficients[row + 2] * blue
                + coefficients[row + 3];
    }
}
