package dev.diptych.imaging;

/**
 * Three interleaved 8-bit channels, red first, with the transfer function of IEC 61966-2-1 (sRGB).
 *
 * @param rgb {@code height * width * 3} bytes, row-major, owned by this image
 */
public record Srgb8Image(int width, int height, byte[] rgb) implements Image {
    public Srgb8Image {
        PixelCounts.check(width, height, 3, rgb.length);
    }

    /** A black picture. */
    public Srgb8Image(int width, int height) {
        this(width, height, new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))]);
    }

    /** Code value of one channel, 0 to 255. */
    public int at(int x, int y, int channel) {
        return rgb[(y * width + x) * 3 + channel] & 0xff;
    }
}
