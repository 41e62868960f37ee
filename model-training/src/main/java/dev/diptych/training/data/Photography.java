package dev.diptych.training.data;

import java.util.random.RandomGenerator;

/**
 * How one synthetic pair is photographed. Light 0 is the flash, 1 to 4 are the studio's lamps; factors of 1 are the
 * rig's own.
 *
 * @param flashGain exposure of the flash picture
 * @param roomGains light of each lamp's direction that lights the flash picture too, the room's own
 * @param flashColour red, green and blue gains of the flash picture's white balance
 * @param roomColour the room's colour against the flash's
 * @param backdropUnderFlash the wall's light in the flash picture: how far away it is
 * @param backdropAlbedo the wall's lightness, in both pictures
 * @param tone of the flash picture
 * @param noise deviation of the flash picture's linear light at middle grey
 * @param jpegQuality of the flash picture, 0 to 1; more than 1: not compressed
 * @param blurred whether both pictures are a little soft
 * @param view what part of the portrait is seen
 */
record Photography(double flashGain, double[] roomGains, double[] flashColour, double[] roomColour,
        double backdropUnderFlash, double backdropAlbedo, ToneCurve tone, double noise, double jpegQuality,
        boolean blurred, View view) {
    /** Never compressed. */
    private static final double UNCOMPRESSED = 2;
    private static final int LAMPS = 4;

    /**
     * A square part of a portrait; ratios are of the portrait's side.
     *
     * @param leftRatio where the part begins
     * @param topRatio where it begins
     * @param sideRatio how large it is
     */
    record View(double leftRatio, double topRatio, double sideRatio, boolean mirrored) {}

    /** As the rig's own studio takes it: metered exposure, hardly any room light, the sensor's noise. */
    static Photography nominal(RandomGenerator random, boolean mirrored) {
        double[] room = new double[LAMPS];
        for (int lamp = 0; lamp < LAMPS; lamp++) {
            room[lamp] = uniform(random, 0, 0.006);
        }
        double side = uniform(random, 0.86, 0.98);
        return new Photography(exp2(0.15 * gaussian(random)), room, grey(), grey(), 1, 1, ToneCurve.STANDARD,
                uniform(random, 0.002, 0.006), UNCOMPRESSED, false, view(random, side, mirrored));
    }

    /** As any phone, room and hand may take it. */
    static Photography wide(RandomGenerator random, boolean mirrored) {
        double over = random.nextDouble() < 0.12 ? uniform(random, 0.3, 1.2) : 0;
        double exposure = exp2(0.5 * gaussian(random) - 0.1 + over);
        double roomLight = logUniform(random, 0.005, 0.35);
        double[] room = new double[LAMPS];
        for (int lamp = 0; lamp < LAMPS; lamp++) {
            room[lamp] = exposure * roomLight * -Math.log(1 - random.nextDouble()) * 0.6;
        }
        double warmth = 0.11 * gaussian(random);
        double tint = 0.04 * gaussian(random);
        double roomWarmth = 0.15 * gaussian(random);
        double albedo = random.nextDouble() < 0.15
                ? logUniform(random, 0.01, 0.12)
                : logUniform(random, 0.3, 1.4);
        double jpeg = random.nextDouble() < 0.5 ? uniform(random, 0.4, 0.95) : UNCOMPRESSED;
        double side = uniform(random, 0.58, 1);
        return new Photography(exposure, room, colour(warmth, tint), colour(roomWarmth, 0),
                logUniform(random, 0.45, 1.9), albedo, ToneCurve.draw(random), uniform(random, 0.002, 0.025), jpeg,
                random.nextDouble() < 0.3, view(random, side, mirrored));
    }

    /** The portrait's face lies in its middle, a little above; what is cut off is cut off all round. */
    private static View view(RandomGenerator random, double side, boolean mirrored) {
        double spare = 1 - side;
        double left = spare * uniform(random, 0.2, 0.8);
        double top = spare * uniform(random, 0.1, 0.8);
        return new View(left, top, side, mirrored && random.nextBoolean());
    }

    private static double[] grey() {
        return new double[]{1, 1, 1};
    }

    private static double[] colour(double warmth, double tint) {
        return new double[]{Math.exp(warmth), Math.exp(tint), Math.exp(-warmth)};
    }

    private static double exp2(double stops) {
        return Math.pow(2, stops);
    }

    /** Standard normal, ending at 2. */
    private static double gaussian(RandomGenerator random) {
        return Math.clamp(random.nextGaussian(), -2, 2);
    }

    private static double uniform(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private static double logUniform(RandomGenerator random, double low, double high) {
        return Math.exp(uniform(random, Math.log(low), Math.log(high)));
    }
}
