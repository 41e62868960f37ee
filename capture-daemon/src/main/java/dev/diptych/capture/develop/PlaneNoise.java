package dev.diptych.capture.develop;

import dev.diptych.imaging.Plane;
import java.util.Arrays;

/**
 * How noisy a picture is, by Immerkaer's Laplacian difference (1996), which sees neither slopes nor straight edges; the
 * median instead of the mean lets it overlook texture.
 */
final class PlaneNoise {
    /** The filter's gain for white noise, and the median of the magnitude of normal noise. */
    private static final double PER_STANDARD_DEVIATION = 6 * 0.6745;
    /** Every so many rows are enough. */
    private static final int ROW_STEP = 8;

    private PlaneNoise() {
    }

    /** In the plane's own units; 0 if the plane is smaller than the filter. */
    static double standardDeviation(Plane plane) {
        int columns = plane.width() - 2;
        int rows = Math.ceilDiv(plane.height() - 2, ROW_STEP);
        if (columns <= 0 || rows <= 0) {
            return 0;
        }
        float[] magnitudes = new float[columns * rows];
        for (int row = 0; row < rows; row++) {
            int y = 1 + row * ROW_STEP;
            for (int x = 1; x <= columns; x++) {
                float across = secondDifference(plane, x, y - 1) - 2 * secondDifference(plane, x, y)
                        + secondDifference(plane, x, y + 1);
                magnitudes[row * columns + x - 1] = Math.abs(across);
            }
        }
        Arrays.sort(magnitudes);
        return magnitudes[magnitudes.length / 2] / PER_STANDARD_DEVIATION;
    }

    private static float secondDifference(Plane plane, int x, int y) {
        return plane.at(x - 1, y) - 2 * plane.at(x, y) + plane.at(x + 1, y);
    }
}
