package dev.diptych.imaging;

/**
 * A rectangle of cells of the size and place of a square's, which may reach beyond the square.
 *
 * @param grid the square's cells; cell (0, 0) is its first
 * @param left column of the block's first cells; negative left of the square
 * @param top row of the block's first cells; negative above the square
 * @param columns cells across, at least one
 * @param rows cells down, at least one
 */
public record CellBlock(SquareCells grid, int left, int top, int columns, int rows) {
    public CellBlock {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "A block has at least one cell, but this is " + columns + "x" + rows + ".");
        }
    }

    /** All cells of the square. */
    public static CellBlock of(SquareCells grid) {
        return new CellBlock(grid, 0, 0, grid.sideCells(), grid.sideCells());
    }

    /** How many there are. */
    public int cells() {
        return Math.multiplyExact(columns, rows);
    }
}
