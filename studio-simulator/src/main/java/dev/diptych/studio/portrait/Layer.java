package dev.diptych.studio.portrait;

import java.util.List;
import java.util.stream.IntStream;

/** A region of one layer of the picture under every light, as it is written. Threads write to different pixels. */
final class Layer {
    /**
     * Linear value of the largest code, per light. Highlights under the flash go further, but the camera clips them
     * long before; finer steps in the shadows are worth more.
     */
    private static final float[] FULL_SCALE = {4, 2, 2, 2, 2};

    private final Region region;
    private final List<short[]> codes;

    Layer(Region region, int lights) {
        this.region = region;
        codes = IntStream.range(0, lights).mapToObj(light -> new short[region.pixels() * 3]).toList();
    }

    /** The brightest value that can be written for {@code light}. */
    static double fullScale(int light) {
        return FULL_SCALE[light];
    }

    void write(int xPx, int yPx, int light, LinearRgb value) {
        int at = region.index(xPx, yPx) * 3;
        short[] rgb = codes.get(light);
        rgb[at] = code(value.red(), light);
        rgb[at + 1] = code(value.green(), light);
        rgb[at + 2] = code(value.blue(), light);
    }

    private static short code(double value, int light) {
        return (short) (int) (Math.clamp(value / FULL_SCALE[light], 0, 1) * 65535 + 0.5);
    }

    List<BasisImage> images() {
        return IntStream.range(0, codes.size())
                .mapToObj(light -> new BasisImage(region.width(), region.height(), codes.get(light), FULL_SCALE[light]))
                .toList();
    }
}
