package dev.diptych.inference.internal.pairfit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PackedSymmetric4Test {
    @Test
    void inverseTimesMatrixIsTheIdentity() {
        double[] matrix = {5, 1, -2, 0.5, 4, 0.3, 1, 6, -1, 3};

        double[] inverse = PackedSymmetric4.invert(matrix);

        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += matrix[PackedSymmetric4.index(row, k)] * inverse[PackedSymmetric4.index(k, column)];
                }
                assertEquals(row == column ? 1 : 0, sum, 1e-12);
            }
        }
    }
}
