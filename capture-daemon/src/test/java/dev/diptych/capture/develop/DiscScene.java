package dev.diptych.capture.develop;

import dev.diptych.imaging.Srgb8Image;
import java.util.Random;

/** Soft-shaded discs before a ramp: edges in all directions, drawn with antialiasing. */
enum DiscScene {
    DISCS(60, 0.08, 200), DIM_DISCS(60, 0.08, 80), FINE_DISCS(900, 0.015, 200);

    private static final double ASPECT = 4 / 3.0;

    private final int discs;
    private final double radiusRatio;
    private final int brightest;

    /** @param radiusRatio the largest disc's, as a share of the height */
    DiscScene(int discs, double radiusRatio, int brightest) {
        this.discs = discs;
        this.radiusRatio = radiusRatio;
        this.brightest = brightest;
    }

    Srgb8Image picture(int heightPx) {
        return toImage(grey(heightPx), heightPx);
    }

    /** As if the scene had moved evenly by so many pixels while it was exposed. */
    Srgb8Image blurred(int heightPx, int acrossPx, int downPx) {
        int widthPx = widthPx(heightPx);
        double[] across = mean(grey(heightPx), widthPx, heightPx, 1, acrossPx);
        return toImage(mean(across, widthPx, heightPx, widthPx, downPx), heightPx);
    }

    private double[] grey(int heightPx) {
        int widthPx = widthPx(heightPx);
        double[] grey = new double[widthPx * heightPx];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = brightest * (0.3 + 0.2 * (i % widthPx) / widthPx);
        }
        Random random = new Random(3);
        for (int disc = 0; disc < discs; disc++) {
            double x = random.nextDouble() * widthPx;
            double y = random.nextDouble() * heightPx;
            double radiusPx = (0.4 + 0.6 * random.nextDouble()) * radiusRatio * heightPx;
            draw(grey, widthPx, x, y, radiusPx, random.nextDouble() * brightest);
        }
        return grey;
    }

    private static void draw(double[] grey, int widthPx, double centreX, double centreY, double radiusPx,
            double level) {
        int fromX = Math.max(0, (int) (centreX - radiusPx - 1));
        int untilX = Math.min(widthPx, (int) (centreX + radiusPx + 2));
        int fromY = Math.max(0, (int) (centreY - radiusPx - 1));
        int untilY = Math.min(grey.length / widthPx, (int) (centreY + radiusPx + 2));
        for (int y = fromY; y < untilY; y++) {
            for (int x = fromX; x < untilX; x++) {
                double inside = radiusPx - Math.hypot(x - centreX, y - centreY);
                double share = Math.clamp(inside + 0.5, 0, 1);
                grey[y * widthPx + x] += share * (level - grey[y * widthPx + x]);
            }
        }
    }

    /** The mean of {@code lengthPx} and one neighbours, half of it at either end. */
    private static double[] mean(double[] grey, int widthPx, int heightPx, int stride, int lengthPx) {
        if (lengthPx == 0) {
            return grey;
        }
        double[] mean = new double[grey.length];
        int limit = stride == 1 ? widthPx : heightPx;
        for (int i = 0; i < grey.length; i++) {
            int at = stride == 1 ? i % widthPx : i / widthPx;
            double sum = 0;
            for (int offset = -lengthPx / 2; offset <= lengthPx / 2; offset++) {
                double weight = Math.abs(offset) == lengthPx / 2 ? 0.5 : 1;
                sum += weight * grey[i + (Math.clamp(at + offset, 0, limit - 1) - at) * stride];
            }
            mean[i] = sum / lengthPx;
        }
        return mean;
    }

    private static Srgb8Image toImage(double[] grey, int heightPx) {
        byte[] rgb = new byte[3 * grey.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round(grey[i / 3]);
        }
        return new Srgb8Image(widthPx(heightPx), heightPx, rgb);
    }

    private static int widthPx(int heightPx) {
        return (int) (heightPx * ASPECT);
    }
}
