package dev.diptych.imaging;

/**
 * Three planes of floats with the transfer function of IEC 61966-2-1 (sRGB), red first: what filters and networks work
 * on. 0 is black and 1 is white; values in between steps, and outside, are kept.
 *
 * @param values {@code 3 * height * width} values, plane after plane, each row-major, owned by this image
 */
public record SrgbPlanes(int width, int height, float[] values) implements Image {
    public static final int CHANNELS = 3;

    public SrgbPlanes {
        PixelCounts.check(width, height, CHANNELS, values.length);
    }

    /** Black planes. */
    public SrgbPlanes(int width, int height) {
        this(width, height, new float[Math.multiplyExact(CHANNELS, Math.multiplyExact(width, height))]);
    }

    /** The same picture. */
    public static SrgbPlanes of(Srgb8Image image) {
        SrgbPlanes planes = new SrgbPlanes(image.width(), image.height());
        int pixels = image.width() * image.height();
        byte[] rgb = image.rgb();
        for (int i = 0, k = 0; i < pixels; i++, k += CHANNELS) {
            planes.values[i] = (rgb[k] & 0xff) / 255f;
            planes.values[pixels + i] = (rgb[k + 1] & 0xff) / 255f;
            planes.values[2 * pixels + i] = (rgb[k + 2] & 0xff) / 255f;
        }
        return planes;
    }

    /** Clipped to 0..1 and rounded to the nearest code. */
    public Srgb8Image toSrgb8() {
        Srgb8Image image = new Srgb8Image(width, height);
        int pixels = width * height;
        byte[] rgb = image.rgb();
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int i = 0, k = channel; i < pixels; i++, k += CHANNELS) {
                rgb[k] = (byte) (int) (Math.clamp(values[channel * pixels + i], 0f, 1f) * 255 + 0.5f);
            }
        }
        return image;
    }

    /** Value of one channel. */
    public float at(int x, int y, int channel) {
        return values[(channel * height + y) * width + x];
    }
}
