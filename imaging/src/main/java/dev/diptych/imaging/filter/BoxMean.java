package dev.diptych.imaging.filter;

import java.util.Arrays;

/**
 * Mean over the square of {@code 2 * radius + 1} pixels around each pixel, over the part of it inside the picture.
 * Running sums in double: sums of floats that come and go leave nothing behind.
 */
final class BoxMean {
    private final int width;
    private final int height;
    private final int radius;
    private final double[] columnSums;

    BoxMean(int width, int height, int radius) {
        this.width = width;
        this.height = height;
        this.radius = radius;
        this.columnSums = new double[width];
    }

    /** @param into another array than {@code plane} */
    void apply(float[] plane, float[] into) {
        Arrays.fill(columnSums, 0);
        for (int y = 0; y < Math.min(radius, height); y++) {
            add(plane, y * width, 1);
        }
        for (int y = 0; y < height; y++) {
            if (y + radius < height) {
                add(plane, (y + radius) * width, 1);
            }
            if (y - radius > 0) {
                add(plane, (y - radius - 1) * width, -1);
            }
            int rows = Math.min(y + radius, height - 1) - Math.max(y - radius, 0) + 1;
            meansOfRow(rows, into, y * width);
        }
    }

    private void add(float[] plane, int start, double sign) {
        for (int x = 0; x < columnSums.length; x++) {
            columnSums[x] += sign * plane[start + x];
        }
    }

    private void meansOfRow(int rows, float[] into, int start) {
        double sum = 0;
        for (int x = 0; x < Math.min(radius, width); x++) {
            sum += columnSums[x];
        }
        for (int x = 0; x < width; x++) {
            if (x + radius < width) {
                sum += columnSums[x + radius];
            }
            if (x - radius > 0) {
                sum -= columnSums[x - radius - 1];
            }
            int columns = Math.min(x + radius, width - 1) - Math.max(x - radius, 0) + 1;
            into[start + x] = (float) (sum / (rows * columns));
        }
    }
}
