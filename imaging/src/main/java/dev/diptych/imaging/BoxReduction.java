package dev.diptych.imaging;

/** Reduces a picture by a whole factor; each pixel is the mean of a square, so fine detail does not alias. */
public final class BoxReduction {
    private BoxReduction() {
    }

    /**
     * Rows and columns that do not fill a square are left out.
     *
     * @throws IllegalArgumentException if the picture is smaller than one square
     */
    public static Srgb8Image by(Srgb8Image picture, int factor) {
        int width = picture.width() / factor;
        int height = picture.height() / factor;
        byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb[(y * width + x) * 3 + channel] = (byte) mean(picture, x * factor, y * factor, factor, channel);
                }
            }
        }
        return new Srgb8Image(width, height, rgb);
    }

    private static int mean(Srgb8Image picture, int left, int top, int factor, int channel) {
        int sum = 0;
        for (int y = top; y < top + factor; y++) {
            for (int x = left; x < left + factor; x++) {
                sum += picture.at(x, y, channel);
            }
        }
        return (sum + factor * factor / 2) / (factor * factor);
    }
}
