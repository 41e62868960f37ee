package dev.diptych.imaging.filter;

import java.util.Arrays;

/** A^-1 of Nystrom's approximation, A_jk = phi(c_j, c_k), applied to the blurred sums of all landmarks. */
final class NystromMixing {
    /** Added to A's diagonal of ones: landmarks that lie close together must not cancel each other's digits. */
    private static final double RIDGE = 1e-4;

    private final RangeKernel kernel;
    private final double[][] factor = new double[Landmarks.COUNT][Landmarks.COUNT];
    private final double[][] inverse = new double[Landmarks.COUNT][Landmarks.COUNT];

    NystromMixing(RangeKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Plane s of landmark j of the result is the sum over k of inv(A)_jk times plane s of landmark k.
     *
     * @param blurred planes of sums, {@link NystromGather#SUMS} of each landmark in turn
     */
    void mix(float[][] colours, float[][] blurred, float[][] mixed) {
        factorise(colours);
        for (int k = 0; k < Landmarks.COUNT; k++) {
            solveUnit(k, inverse[k]);
        }
        for (int j = 0; j < Landmarks.COUNT; j++) {
            for (int s = 0; s < NystromGather.SUMS; s++) {
                float[] out = mixed[j * NystromGather.SUMS + s];
                Arrays.fill(out, 0);
                for (int k = 0; k < Landmarks.COUNT; k++) {
                    addScaled((float) inverse[j][k], blurred[k * NystromGather.SUMS + s], out);
                }
            }
        }
    }

    private static void addScaled(float scale, float[] plane, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += scale * plane[i];
        }
    }

    /** Cholesky: A + ridge is symmetric and positive definite, whatever the colours. */
    private void factorise(float[][] colours) {
        for (int i = 0; i < Landmarks.COUNT; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = kernel.of(colours[i], colours[j]) + (i == j ? RIDGE : 0);
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(Math.max(sum, RIDGE * RIDGE)) : sum / factor[j][j];
            }
        }
    }

    private void solveUnit(int unit, double[] x) {
        for (int i = 0; i < Landmarks.COUNT; i++) {
            double sum = i == unit ? 1 : 0;
            for (int k = 0; k < i; k++) {
                sum -= factor[i][k] * x[k];
            }
            x[i] = sum / factor[i][i];
        }
        for (int i = Landmarks.COUNT - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < Landmarks.COUNT; k++) {
                sum -= factor[k][i] * x[k];
            }
            x[i] = sum / factor[i][i];
        }
    }
}
