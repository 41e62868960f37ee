package dev.diptych.imaging;

import java.util.stream.IntStream;

/** Turns a sensor's linear picture into one for a display. */
public final class LinearRendering {
    private LinearRendering() {
    }

    /**
     * Light above the black level, (code - black) / (white - black), times {@code gain}, clipped to 0..1 and encoded as
     * sRGB. No white balance and no tone curve is applied.
     *
     * @throws IllegalArgumentException if {@code gain} is negative or not finite
     */
    public static Srgb8Image toSrgb(Linear16Image image, float gain) {
        if (!(gain >= 0 && Float.isFinite(gain))) {
            throw new IllegalArgumentException("The gain must be zero or more, but it is " + gain + ".");
        }
        byte[] codeOfSensorValue = new byte[0x10000];
        float gainPerStep = gain / (image.whiteLevel() - image.blackLevel());
        for (int value = image.blackLevel() + 1; value < codeOfSensorValue.length; value++) {
            codeOfSensorValue[value] = (byte) SrgbTransfer.toCode8((value - image.blackLevel()) * gainPerStep);
        }
        short[] linear = image.rgb();
        byte[] rgb = new byte[linear.length];
        int rowLength = image.width() * 3;
        IntStream.range(0, image.height()).parallel().forEach(y -> {
            for (int i = y * rowLength; i < (y + 1) * rowLength; i++) {
                rgb[i] = codeOfSensorValue[linear[i] & 0xffff];
            }
        });
        return new Srgb8Image(image.width(), image.height(), rgb);
    }
}
