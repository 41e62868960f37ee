package dev.diptych.imaging.filter;

import java.util.Arrays;

/** Sums b_k and b_k I over the pixels of each cell, for every landmark k. */
final class NystromGather {
    /** Sums of one landmark: the weight, and the weight times red, green and blue. */
    static final int SUMS = 4;

    private final BilateralParameters parameters;
    private final RangeKernel kernel;
    private final CellGaussian gaussian;
    private final float[][][] rows;
    private final float[] weights;
    private final float[][] columnSums;
    private final float[] shifted;
    private final float[][] cells;

    NystromGather(BilateralParameters parameters, RangeKernel kernel, CellGaussian gaussian) {
        this.parameters = parameters;
        this.kernel = kernel;
        this.gaussian = gaussian;
        this.rows = new float[gaussian.factor()][3][parameters.width()];
        this.weights = new float[parameters.width()];
        this.columnSums = new float[SUMS][parameters.width()];
        this.shifted = new float[parameters.width()];
        this.cells = new float[SUMS * Landmarks.COUNT][gaussian.paddedCells()];
    }

    /** {@link #SUMS} planes of cells for each landmark in turn, each divided by the pixels of a whole cell. */
    float[][] sums(float[] planes, float[][] colours) {
        for (int cellRow = 0; cellRow < gaussian.rows(); cellRow++) {
            int count = copyRows(planes, cellRow);
            for (int k = 0; k < Landmarks.COUNT; k++) {
                for (float[] sums : columnSums) {
                    Arrays.fill(sums, 0);
                }
                for (int v = 0; v < count; v++) {
                    accumulate(rows[v], colours[k]);
                }
                for (int s = 0; s < SUMS; s++) {
                    fold(columnSums[s], cells[k * SUMS + s], cellRow);
                }
            }
        }
        return cells;
    }

    private void accumulate(float[][] pixels, float[] colour) {
        kernel.row(pixels, colour, weights);
        add(weights, columnSums[0]);
        for (int channel = 0; channel < 3; channel++) {
            addProduct(weights, pixels[channel], columnSums[channel + 1]);
        }
    }

    private static void add(float[] row, float[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += row[x];
        }
    }

    private static void addProduct(float[] weights, float[] row, float[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += weights[x] * row[x];
        }
    }

    private int copyRows(float[] planes, int cellRow) {
        int first = cellRow * gaussian.factor();
        int count = Math.min(gaussian.factor(), parameters.height() - first);
        for (int v = 0; v < count; v++) {
            for (int channel = 0; channel < 3; channel++) {
                System.arraycopy(planes, channel * parameters.pixels() + (first + v) * parameters.width(),
                        rows[v][channel], 0, parameters.width());
            }
        }
        return count;
    }

    /** Sums of 1, 2, 4 ... columns from every column on, then one of each cell. */
    private void fold(float[] sums, float[] plane, int cellRow) {
        int factor = gaussian.factor();
        int width = parameters.width();
        for (int reach = 1; reach < factor; reach *= 2) {
            System.arraycopy(sums, reach, shifted, 0, width - reach);
            Arrays.fill(shifted, width - reach, width, 0);
            add(shifted, sums);
        }
        float scale = 1f / (factor * factor);
        int start = gaussian.start(cellRow);
        for (int cell = 0; cell < gaussian.columns(); cell++) {
            plane[start + cell] = sums[cell * factor] * scale;
        }
    }
}
