package dev.diptych.imaging.metrics;

import dev.diptych.imaging.Srgb8Image;

/**
 * Peak signal-to-noise ratio of what is left when exposure and white balance are forgiven: each channel of the first
 * picture is multiplied by the gain that brings it nearest to the second by least squares, on code values.
 */
public final class GainMatchedPsnr {
    private GainMatchedPsnr() {
    }

    /**
     * As {@link Psnr#dB}, after the gains; what they lift above the largest code value is clipped there.
     *
     * @param judged whose gains are matched
     * @throws IllegalArgumentException if the sizes differ
     */
    public static double dB(Srgb8Image judged, Srgb8Image truth) {
        SameSize.check(judged, truth);
        byte[] values = judged.rgb();
        double sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            double gain = gain(values, truth.rgb(), channel);
            for (int i = channel; i < values.length; i += 3) {
                double difference = Math.min(255, gain * (values[i] & 0xff)) - (truth.rgb()[i] & 0xff);
                sum += difference * difference;
            }
        }
        return 10 * Math.log10(255.0 * 255.0 * values.length / sum);
    }

    /** 1 for a channel that is black throughout, which no gain changes. */
    private static double gain(byte[] values, byte[] truth, int channel) {
        long product = 0;
        long square = 0;
        for (int i = channel; i < values.length; i += 3) {
            int value = values[i] & 0xff;
            product += (long) value * (truth[i] & 0xff);
            square += (long) value * value;
        }
        return square == 0 ? 1 : (double) product / square;
    }
}
