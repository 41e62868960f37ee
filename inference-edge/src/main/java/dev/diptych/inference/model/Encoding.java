package dev.diptych.inference.model;

/**
 * What the network sees and predicts (Capece et al. 2019, section 3.2). x is the flash picture, o the studio picture, BL
 * the bilateral filter, y the prediction; all from 0 to 1.
 */
public enum Encoding {
    /** From x straight to o. */
    A,
    /** From x to the difference (x - o + 1) / 2; the result is x - 2y + 1. */
    B,
    /** From BL(x) to the difference (BL(x) - BL(o) + 1) / 2; the result is x - 2y + 1, with the details of x. */
    C;

    /** The bilateral filter's spatial deviation as a share of the picture's side (section 3.2: 16 of 512 pixels). */
    public static final double SIGMA_SPATIAL_RATIO = 0.03;
    /** The bilateral filter's deviation in colour, for values from 0 to 1. */
    public static final double SIGMA_RANGE = 0.4;

    /** Whether the network is shown, and its target made of, what the bilateral filter leaves. */
    public boolean filtered() {
        return this == C;
    }

    /** Target of one value, of the pictures that {@link #filtered} asks for. */
    public float target(float flash, float studio) {
        return this == A ? studio : (flash - studio + 1) / 2;
    }

    /** Corrected value, before clipping; {@code flash} is unfiltered in every encoding. */
    public float corrected(float flash, float predicted) {
        return this == A ? predicted : flash - 2 * predicted + 1;
    }
}
