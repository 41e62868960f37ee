package dev.diptych.imaging;

/** The one check that every image type makes on its own size. */
final class PixelCounts {
    private PixelCounts() {
    }

    static void check(int width, int height, int channels, int length) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("An image needs at least one pixel, not " + width + "x" + height + ".");
        }
        if ((long) width * height * channels != length) {
            throw new IllegalArgumentException("A " + width + "x" + height + " image of " + channels
                    + " channels holds " + (long) width * height * channels + " values, not " + length + ".");
        }
    }
}
