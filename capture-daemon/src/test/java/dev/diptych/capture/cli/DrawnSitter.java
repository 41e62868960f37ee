package dev.diptych.capture.cli;

import dev.diptych.imaging.Srgb8Image;
import java.util.Arrays;

/** A drawing that a face finder takes for a sitter: a bright oval with dark eyes below darker brows, and a mouth. */
final class DrawnSitter {
    /** Centre x, centre y, radius x, radius y, change of tone; lengths in half widths of the face, y downwards. */
    private static final double[][] SPOTS = {{-0.40, -0.22, 0.19, 0.09, -110}, {0.40, -0.22, 0.19, 0.09, -110},
        {-0.42, -0.45, 0.30, 0.06, -80}, {0.42, -0.45, 0.30, 0.06, -80}, {0, 0.66, 0.36, 0.07, -90}};
    private static final int BACKDROP = 60;

    private DrawnSitter() {
    }

    /** In the middle, a third of the picture's height wide. */
    static Srgb8Image picture(int width, int height) {
        Srgb8Image picture = new Srgb8Image(width, height);
        double half = height / 6.0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (x - width / 2.0) / half;
                double v = (y - height / 2.0) / half;
                double tone = u * u + v * v / 1.69 > 1 ? BACKDROP : face(u, v);
                Arrays.fill(picture.rgb(), (y * width + x) * 3, (y * width + x) * 3 + 3, (byte) Math.max(0, tone));
            }
        }
        return picture;
    }

    private static double face(double u, double v) {
        double tone = 170 - 35 * u * u;
        for (double[] spot : SPOTS) {
            tone += spot[4] * Math.exp(-Math.pow((u - spot[0]) / spot[2], 2) - Math.pow((v - spot[1]) / spot[3], 2));
        }
        return tone;
    }
}
