package dev.diptych.imaging.metrics;

import dev.diptych.imaging.Srgb8Image;

/** Peak signal-to-noise ratio. */
public final class Psnr {
    private Psnr() {
    }

    /**
     * 10 log10(255^2 / MSE) in decibels, the mean squared error taken over all pixels and the three channels of code
     * values; positive infinity for equal pictures.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static double dB(Srgb8Image a, Srgb8Image b) {
        SameSize.check(a, b);
        byte[] first = a.rgb();
        byte[] second = b.rgb();
        long sum = 0;
        for (int i = 0; i < first.length; i++) {
            int difference = (first[i] & 0xff) - (second[i] & 0xff);
            sum += (long) difference * difference;
        }
        return 10 * Math.log10(255.0 * 255.0 * first.length / sum);
    }
}
