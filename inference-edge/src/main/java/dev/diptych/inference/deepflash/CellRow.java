package dev.diptych.inference.deepflash;

import dev.diptych.imaging.CellBlock;
import dev.diptych.imaging.SrgbPlanes;

/**
 * One row of cells, spread over the pixels of a row: for each pixel, colour and difference of the cell to its left and of
 * the cell to its right. Plain arrays side by side, for loops that become vector code.
 */
final class CellRow {
    /** Colour and difference, each of 3 channels. */
    static final int VALUES = 2 * SrgbPlanes.CHANNELS;
    final float[][] left;
    final float[][] right;
    private int row = -1;

    /** @param mostPixels that a row may have */
    CellRow(int mostPixels) {
        left = new float[VALUES][mostPixels];
        right = new float[VALUES][mostPixels];
    }

    boolean holds(int wanted) {
        return row == wanted;
    }

    void forget() {
        row = -1;
    }

    /** @param cellRow of the block's */
    void spread(int cellRow, CellBlock block, float[] colours, float[] difference, NearestCells columns) {
        row = cellRow;
        for (int channel = 0; channel < SrgbPlanes.CHANNELS; channel++) {
            int from = (channel * block.rows() + cellRow) * block.columns();
            pick(colours, from, columns.first(), left[channel]);
            pick(colours, from, columns.second(), right[channel]);
            pick(difference, from, columns.first(), left[SrgbPlanes.CHANNELS + channel]);
            pick(difference, from, columns.second(), right[SrgbPlanes.CHANNELS + channel]);
        }
    }

    private static void pick(float[] values, int from, int[] cells, float[] into) {
        for (int i = 0; i < cells.length; i++) {
            into[i] = values[from + cells[i]];
        }
    }
}
