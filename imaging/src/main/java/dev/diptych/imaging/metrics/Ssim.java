package dev.diptych.imaging.metrics;

import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Plane;
import dev.diptych.imaging.Srgb8Image;
import java.util.stream.IntStream;

/**
 * Structural similarity (Wang, Bovik, Sheikh, Simoncelli, IEEE TIP 2004), single scale: on BT.601 luma of code values,
 * Gaussian window of 11x11 with sigma 1.5, K1 = 0.01, K2 = 0.03, L = 255, weighted (biased) variances, mean over the
 * positions where the window lies wholly inside, no downsampling first.
 */
public final class Ssim {
    private static final int WINDOW = 11;
    private static final double SIGMA_PX = 1.5;
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;
    private static final double[] WEIGHTS = gaussian();

    private Ssim() {
    }

    /**
     * Mean SSIM, 1 for equal pictures.
     *
     * @throws IllegalArgumentException if the sizes differ or a side is shorter than 11 pixels
     */
    public static double of(Srgb8Image a, Srgb8Image b) {
        SameSize.check(a, b);
        if (a.width() < WINDOW || a.height() < WINDOW) {
            throw new IllegalArgumentException("SSIM needs at least 11 pixels on each side, but these pictures are "
                    + a.width() + "x" + a.height() + ".");
        }
        Plane first = Luminance.ofSrgb(a);
        Plane second = Luminance.ofSrgb(b);
        int rows = a.height() - WINDOW + 1;
        double[] rowSums = new double[rows];
        IntStream.range(0, rows).parallel().forEach(y -> rowSums[y] = rowSum(first, second, y));
        double sum = 0;
        for (double rowSum : rowSums) {
            sum += rowSum;
        }
        return sum / ((double) rows * (a.width() - WINDOW + 1));
    }

    /** Sum of the index over the windows whose top row is {@code y}. */
    private static double rowSum(Plane a, Plane b, int y) {
        int width = a.width();
        double[] meanA = new double[width];
        double[] meanB = new double[width];
        double[] squareA = new double[width];
        double[] squareB = new double[width];
        double[] product = new double[width];
        for (int j = 0; j < WINDOW; j++) {
            for (int x = 0, i = (y + j) * width; x < width; x++, i++) {
                double valueA = a.values()[i];
                double valueB = b.values()[i];
                meanA[x] += WEIGHTS[j] * valueA;
                meanB[x] += WEIGHTS[j] * valueB;
                squareA[x] += WEIGHTS[j] * valueA * valueA;
                squareB[x] += WEIGHTS[j] * valueB * valueB;
                product[x] += WEIGHTS[j] * valueA * valueB;
            }
        }
        double sum = 0;
        for (int x = 0; x + WINDOW <= width; x++) {
            double muA = weighted(meanA, x);
            double muB = weighted(meanB, x);
            double varianceA = weighted(squareA, x) - muA * muA;
            double varianceB = weighted(squareB, x) - muB * muB;
            double covariance = weighted(product, x) - muA * muB;
            sum += (2 * muA * muB + C1) * (2 * covariance + C2)
                    / ((muA * muA + muB * muB + C1) * (varianceA + varianceB + C2));
        }
        return sum;
    }

    private static double weighted(double[] values, int from) {
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            sum += WEIGHTS[i] * values[from + i];
        }
        return sum;
    }

    private static double[] gaussian() {
        double[] weights = new double[WINDOW];
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            double distancePx = i - WINDOW / 2;
            weights[i] = Math.exp(-distancePx * distancePx / (2 * SIGMA_PX * SIGMA_PX));
            sum += weights[i];
        }
        for (int i = 0; i < WINDOW; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
