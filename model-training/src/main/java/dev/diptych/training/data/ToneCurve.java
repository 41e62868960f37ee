package dev.diptych.training.data;

import java.util.random.RandomGenerator;

/**
 * From linear light to display code values: a shoulder, the transfer function of sRGB, a power, and contrast.
 *
 * @param knee linear light above which highlights are compressed; 1 clips them
 * @param power of the code value
 * @param contrast share of an s-curve
 */
record ToneCurve(double knee, double power, double contrast) {
    /** What the rig's pictures are rendered with: the transfer function of sRGB alone. */
    static final ToneCurve STANDARD = new ToneCurve(1, 1, 0);

    private static final int STEPS = 4096;
    /** Linear light at which the table ends; above it everything is white. */
    private static final double END = 8;

    /** One of the curves that phones use. */
    static ToneCurve draw(RandomGenerator random) {
        return new ToneCurve(0.2 + 0.8 * random.nextDouble(),
                Math.exp(0.15 * Math.clamp(random.nextGaussian(), -2, 2)), -0.15 + 0.65 * random.nextDouble());
    }

    /** The curve as a table over the square root of linear light, in which it is smooth. */
    float[] table() {
        float[] table = new float[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double root = i / (double) STEPS;
            table[i] = (float) at(END * root * root);
        }
        return table;
    }

    /** The nearest entry of a {@link #table}, 0 to 1. */
    static float lookUp(float[] table, float linear) {
        if (!(linear > 0)) {
            return table[0];
        }
        double root = Math.sqrt(linear / END);
        return table[(int) (Math.min(1, root) * STEPS + 0.5)];
    }

    private double at(double linear) {
        double compressed = knee >= 1 || linear < knee
                ? Math.min(1, linear)
                : knee + (1 - knee) * (1 - Math.exp(-(linear - knee) / (1 - knee)));
        double code = compressed <= 0.0031308 ? 12.92 * compressed : 1.055 * Math.pow(compressed, 1 / 2.4) - 0.055;
        double powered = Math.pow(code, power);
        double curved = powered + contrast * (powered * powered * (3 - 2 * powered) - powered);
        return Math.clamp(curved, 0, 1);
    }
}
