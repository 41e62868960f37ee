package dev.diptych.inference.internal.pairfit;

/**
 * Symmetric positive-definite 4x4 matrices, the upper triangle packed row by row in 10 values: 00 01 02 03 11 12 13 22
 * 23 33.
 */
final class PackedSymmetric4 {
    static final int LENGTH = 10;
    private static final int[][] INDEX = {{0, 1, 2, 3}, {1, 4, 5, 6}, {2, 5, 7, 8}, {3, 6, 8, 9}};

    private PackedSymmetric4() {
    }

    /** Position of the element (row, column) in the packed form. */
    static int index(int row, int column) {
        return INDEX[row][column];
    }

    /** The inverse, by Gauss-Jordan elimination; a positive-definite matrix needs no pivoting. */
    static double[] invert(double[] packed) {
        double[][] left = new double[4][8];
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                left[row][column] = packed[INDEX[row][column]];
            }
            left[row][4 + row] = 1;
        }
        for (int pivot = 0; pivot < 4; pivot++) {
            double scale = 1 / left[pivot][pivot];
            for (int column = pivot; column < 8; column++) {
                left[pivot][column] *= scale;
            }
            for (int row = 0; row < 4; row++) {
                double factor = left[row][pivot];
                if (row != pivot) {
                    for (int column = pivot; column < 8; column++) {
                        left[row][column] -= factor * left[pivot][column];
                    }
                }
            }
        }
        double[] inverse = new double[LENGTH];
        for (int row = 0; row < 4; row++) {
            for (int column = row; column < 4; column++) {
                inverse[INDEX[row][column]] = left[row][4 + column];
            }
        }
        return inverse;
    }
}
