package dev.diptych.imaging.face;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import java.util.Arrays;

/** Draws what the cascade takes for a face: a bright oval with dark eyes below darker brows, a nose and a mouth. */
final class DrawnFace {
    /** Centre x, centre y, radius x, radius y, change of tone; lengths in half widths of the face, y downwards. */
    private static final double[][] SPOTS = {{-0.40, -0.22, 0.19, 0.09, -110}, {0.40, -0.22, 0.19, 0.09, -110},
        {-0.42, -0.45, 0.30, 0.06, -80}, {0.42, -0.45, 0.30, 0.06, -80}, {0, 0.05, 0.08, 0.35, 20},
        {-0.14, 0.33, 0.08, 0.05, -60}, {0.14, 0.33, 0.08, 0.05, -60}, {0, 0.66, 0.36, 0.07, -90},
        {-0.45, 0.30, 0.28, 0.28, 15}, {0.45, 0.30, 0.28, 0.28, 15}};
    private static final double SKIN = 170;

    private final byte[] rgb;
    private final int width;
    private final int height;

    DrawnFace(int width, int height, int backdropTone) {
        this.width = width;
        this.height = height;
        rgb = new byte[width * height * 3];
        Arrays.fill(rgb, (byte) backdropTone);
    }

    /** Draws a face from hairline to chin and from ear to ear into {@code face}, 1.3 times as high as wide. */
    DrawnFace with(Box face, double gain) {
        double half = face.width() / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (x - face.x() - half) / half;
                double v = (y - face.y() - face.height() / 2) / half;
                if (u * u + v * v / 1.69 <= 1) {
                    double tone = SKIN - 35 * u * u;
                    for (double[] spot : SPOTS) {
                        double du = (u - spot[0]) / spot[2];
                        double dv = (v - spot[1]) / spot[3];
                        tone += spot[4] * Math.exp(-(du * du + dv * dv));
                    }
                    int code = Math.clamp(Math.round(tone * gain), 0, 255);
                    Arrays.fill(rgb, (y * width + x) * 3, (y * width + x) * 3 + 3, (byte) code);
                }
            }
        }
        return this;
    }

    Srgb8Image picture() {
        return new Srgb8Image(width, height, rgb);
    }
}
