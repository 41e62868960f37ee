package dev.diptych.imaging;

/**
 * Three interleaved unsigned 16-bit channels, red first, proportional to light above the black level.
 *
 * @param rgb {@code height * width * 3} values, row-major, owned by this image
 * @param blackLevel code value without light, subtracted before anything else
 * @param whiteLevel code value at which the sensor saturates
 */
public record Linear16Image(int width, int height, short[] rgb, int blackLevel, int whiteLevel) implements Image {
    public Linear16Image {
        PixelCounts.check(width, height, 3, rgb.length);
        if (blackLevel < 0 || whiteLevel <= blackLevel || whiteLevel > 0xffff) {
            throw new IllegalArgumentException("Levels must satisfy 0 <= black < white <= 65535, but black is "
                    + blackLevel + " and white is " + whiteLevel + ".");
        }
    }

    /** Light of one channel: 0 at the black level (noise goes below), 1 at saturation. */
    public float at(int x, int y, int channel) {
        return ((rgb[(y * width + x) * 3 + channel] & 0xffff) - blackLevel) / (float) (whiteLevel - blackLevel);
    }
}
