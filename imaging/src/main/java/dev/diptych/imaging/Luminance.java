package dev.diptych.imaging;

import java.util.stream.IntStream;

/** Luma of a colour picture: what registration and SSIM look at. */
public final class Luminance {
    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private Luminance() {
    }

    /** Luma of the sRGB code values with the weights of ITU-R BT.601, 0 to 255. */
    public static Plane ofSrgb(Srgb8Image image) {
        int width = image.width();
        byte[] rgb = image.rgb();
        float[] luma = new float[width * image.height()];
        IntStream.range(0, image.height()).parallel().forEach(y -> {
            int from = y * width;
            for (int i = from, k = from * 3; i < from + width; i++, k += 3) {
                luma[i] = RED * (rgb[k] & 0xff) + GREEN * (rgb[k + 1] & 0xff) + BLUE * (rgb[k + 2] & 0xff);
            }
        });
        return new Plane(width, image.height(), luma);
    }
}
