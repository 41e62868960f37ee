package dev.diptych.imaging.registration.internal;

import java.util.Optional;

/** Gradient and 6x6 curvature of a sum over samples, and the damped step that follows from them. */
final class NormalEquations {
    static final int PARAMETERS = 6;
    private final double[] gradient = new double[PARAMETERS];
    /** Upper triangle, row by row. */
    private final double[] curvature = new double[PARAMETERS * (PARAMETERS + 1) / 2];

    /** Adds one sample: {@code gradientWeight * jacobian} and {@code curvatureWeight * jacobian * jacobian^T}. */
    void add(double[] jacobian, double gradientWeight, double curvatureWeight) {
        int k = 0;
        for (int i = 0; i < PARAMETERS; i++) {
            gradient[i] += gradientWeight * jacobian[i];
            double weighted = curvatureWeight * jacobian[i];
            for (int j = i; j < PARAMETERS; j++) {
                curvature[k++] += weighted * jacobian[j];
            }
        }
    }

    void add(NormalEquations other) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += other.gradient[i];
        }
        for (int i = 0; i < curvature.length; i++) {
            curvature[i] += other.curvature[i];
        }
    }

    /** Solves (C + damping diag(C)) step = gradient by elimination with pivots; empty where C is singular. */
    Optional<double[]> step(double damping) {
        double[][] rows = new double[PARAMETERS][PARAMETERS + 1];
        int k = 0;
        double trace = 0;
        for (int i = 0; i < PARAMETERS; i++) {
            for (int j = i; j < PARAMETERS; j++) {
                rows[i][j] = curvature[k];
                rows[j][i] = curvature[k++];
            }
            trace += rows[i][i];
        }
        double singular = 1e-10 * trace;
        for (int i = 0; i < PARAMETERS; i++) {
            rows[i][i] *= 1 + damping;
            rows[i][PARAMETERS] = gradient[i];
        }
        for (int i = 0; i < PARAMETERS; i++) {
            int pivot = i;
            for (int r = i + 1; r < PARAMETERS; r++) {
                pivot = Math.abs(rows[r][i]) > Math.abs(rows[pivot][i]) ? r : pivot;
            }
            double[] pivotRow = rows[pivot];
            rows[pivot] = rows[i];
            rows[i] = pivotRow;
            if (!(Math.abs(pivotRow[i]) > singular)) {
                return Optional.empty();
            }
            for (int r = i + 1; r < PARAMETERS; r++) {
                double factor = rows[r][i] / pivotRow[i];
                for (int c = i; c <= PARAMETERS; c++) {
                    rows[r][c] -= factor * pivotRow[c];
                }
            }
        }
        return Optional.of(backSubstituted(rows));
    }

    private static double[] backSubstituted(double[][] rows) {
        double[] solution = new double[PARAMETERS];
        for (int i = PARAMETERS - 1; i >= 0; i--) {
            double sum = rows[i][PARAMETERS];
            for (int c = i + 1; c < PARAMETERS; c++) {
                sum -= rows[i][c] * solution[c];
            }
            solution[i] = sum / rows[i][i];
        }
        return solution;
    }
}
