package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Plane;
import java.util.stream.IntStream;

/** Low-pass filters with edge pixels repeated outside. */
final class Smoothing {
    private static final int STRIPS = 8;

    private Smoothing() {
    }

    static Plane gaussian(Plane plane, double sigmaPx) {
        float[] kernel = gaussianKernel(sigmaPx);
        return columns(rows(plane, kernel), kernel);
    }

    /** Two running means of 2 * radiusPx + 1 pixels in each direction: close to a Gaussian, O(1) a pixel. */
    static Plane twiceBox(Plane plane, int radiusPx) {
        return box(box(plane, radiusPx), radiusPx);
    }

    private static float[] gaussianKernel(double sigmaPx) {
        int radius = (int) Math.ceil(2.5 * sigmaPx);
        float[] kernel = new float[2 * radius + 1];
        float sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) Math.exp(-i * i / (2 * sigmaPx * sigmaPx));
            sum += kernel[i + radius];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    private static Plane rows(Plane plane, float[] kernel) {
        int width = plane.width();
        int radius = kernel.length / 2;
        float[] in = plane.values();
        float[] out = new float[in.length];
        IntStream.range(0, plane.height()).parallel().forEach(y -> {
            int start = y * width;
            for (int x = 0; x < width; x++) {
                float sum = 0;
                if (x >= radius && x < width - radius) {
                    for (int j = 0, p = start + x - radius; j < kernel.length; j++, p++) {
                        sum += kernel[j] * in[p];
                    }
                } else {
                    for (int j = 0; j < kernel.length; j++) {
                        sum += kernel[j] * in[start + Math.clamp(x + j - radius, 0, width - 1)];
                    }
                }
                out[start + x] = sum;
            }
        });
        return new Plane(width, plane.height(), out);
    }

    private static Plane columns(Plane plane, float[] kernel) {
        int width = plane.width();
        int height = plane.height();
        int radius = kernel.length / 2;
        float[] in = plane.values();
        float[] out = new float[in.length];
        IntStream.range(0, height).parallel().forEach(y -> {
            int start = y * width;
            for (int j = 0; j < kernel.length; j++) {
                int from = Math.clamp(y + j - radius, 0, height - 1) * width;
                float weight = kernel[j];
                for (int x = 0; x < width; x++) {
                    out[start + x] += weight * in[from + x];
                }
            }
        });
        return new Plane(width, height, out);
    }

    private static Plane box(Plane plane, int radius) {
        int width = plane.width();
        int height = plane.height();
        float[] in = plane.values();
        float[] across = new float[in.length];
        float share = 1f / (2 * radius + 1);
        IntStream.range(0, height).parallel().forEach(y -> {
            int start = y * width;
            float sum = 0;
            for (int x = -radius; x <= radius; x++) {
                sum += in[start + Math.clamp(x, 0, width - 1)];
            }
            for (int x = 0; x < width; x++) {
                across[start + x] = sum * share;
                sum += in[start + Math.min(width - 1, x + radius + 1)] - in[start + Math.max(0, x - radius)];
            }
        });
        float[] out = new float[in.length];
        // Vertical strips, so that each thread walks down rows that stay in its cache.
        IntStream.range(0, STRIPS).parallel().forEach(strip -> {
            int from = (int) ((long) width * strip / STRIPS);
            int to = (int) ((long) width * (strip + 1) / STRIPS);
            boxDown(across, out, width, height, radius, from, to);
        });
        return new Plane(width, height, out);
    }

    private static void boxDown(float[] in, float[] out, int width, int height, int radius, int from, int to) {
        float share = 1f / (2 * radius + 1);
        float[] sums = new float[to - from];
        for (int y = -radius; y <= radius; y++) {
            int row = Math.clamp(y, 0, height - 1) * width;
            for (int x = from; x < to; x++) {
                sums[x - from] += in[row + x];
            }
        }
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int entering = Math.min(height - 1, y + radius + 1) * width;
            int leaving = Math.max(0, y - radius) * width;
            for (int x = from; x < to; x++) {
                out[row + x] = sums[x - from] * share;
                sums[x - from] += in[entering + x] - in[leaving + x];
            }
        }
    }
}
