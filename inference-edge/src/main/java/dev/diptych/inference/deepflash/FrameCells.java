package dev.diptych.inference.deepflash;

import dev.diptych.imaging.CellBlock;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SquareCells;

/** A frame at the network's resolution: the cells of the square that the network is shown, and those around it. */
final class FrameCells {
    private FrameCells() {
    }

    /**
     * The square and, on every side, the cells on to the frame's edge, at most so many.
     *
     * @param marginCells no more than this on a side
     */
    static CellBlock around(HeadAndShoulders view, int sideCells, int marginCells, Srgb8Image frame) {
        SquareCells grid = new SquareCells(view.square(), sideCells);
        int left = (int) Math.clamp(Math.floor(grid.cellX(0)), -marginCells, 0);
        int top = (int) Math.clamp(Math.floor(grid.cellY(0)), -marginCells, 0);
        int last = sideCells - 1;
        int right = (int) Math.clamp(Math.ceil(grid.cellX(frame.width() - 1.0)), last, last + marginCells);
        int bottom = (int) Math.clamp(Math.ceil(grid.cellY(frame.height() - 1.0)), last, last + marginCells);
        return new CellBlock(grid, left, top, right - left + 1, bottom - top + 1);
    }

    /** The square's planes out of the block's. */
    static void cutSquare(CellBlock block, float[] ofBlock, float[] square) {
        int side = block.grid().sideCells();
        for (int row = 0; row < 3 * side; row++) {
            System.arraycopy(ofBlock, rowInBlock(block, row), square, row * side, side);
        }
    }

    /** The square's planes into the block's. */
    static void putSquare(CellBlock block, float[] square, float[] ofBlock) {
        int side = block.grid().sideCells();
        for (int row = 0; row < 3 * side; row++) {
            System.arraycopy(square, row * side, ofBlock, rowInBlock(block, row), side);
        }
    }

    /** Where a row of the square, counted through its 3 planes, begins in the block's planes. */
    private static int rowInBlock(CellBlock block, int row) {
        int side = block.grid().sideCells();
        return (row / side * block.rows() + row % side - block.top()) * block.columns() - block.left();
    }
}
