package dev.diptych.inference.internal.pairfit;

import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Plane;
import dev.diptych.imaging.Srgb8Image;
import java.util.stream.IntStream;

/**
 * The luma by which a grid is sliced, slightly smoothed. Sensor noise in the guide would jump between maps of different
 * bins and come out amplified; a binomial window of 5x5 pixels holds that down and is too narrow to make a halo.
 */
final class LumaGuide {
    private LumaGuide() {
    }

    /** Smoothed luma, 0 to 255. */
    static Plane of(Srgb8Image image) {
        Plane luma = Luminance.ofSrgb(image);
        int width = image.width();
        int height = image.height();
        float[] source = luma.values();
        float[] smooth = new float[source.length];
        IntStream.range(0, height).parallel().forEach(y -> {
            int above2 = Math.max(y - 2, 0) * width;
            int above = Math.max(y - 1, 0) * width;
            int here = y * width;
            int below = Math.min(y + 1, height - 1) * width;
            int below2 = Math.min(y + 2, height - 1) * width;
            float[] column = new float[width];
            for (int x = 0; x < width; x++) {
                column[x] = (source[above2 + x] + source[below2 + x] + 4 * (source[above + x] + source[below + x])
                        + 6 * source[here + x]) / 16;
            }
            for (int x = 0; x < width; x++) {
                int last = width - 1;
                smooth[here + x] = (column[Math.max(x - 2, 0)] + column[Math.min(x + 2, last)]
                        + 4 * (column[Math.max(x - 1, 0)] + column[Math.min(x + 1, last)]) + 6 * column[x]) / 16;
            }
        });
        return new Plane(width, height, smooth);
    }
}
