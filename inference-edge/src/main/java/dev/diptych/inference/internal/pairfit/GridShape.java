package dev.diptych.inference.internal.pairfit;

/**
 * Nodes of a bilateral grid. The outermost nodes lie on the frame's edges and on black and white; the node at (column,
 * row, luma) has the index {@code (row * columns + column) * lumaNodes + luma}.
 */
public record GridShape(int columns, int rows, int lumaNodes) {
    /** A grid of cells that are as square as whole numbers allow. */
    public static GridShape forFrame(int widthPx, int heightPx, int cellsOnLongSide, int lumaBins) {
        double cellPx = Math.max(widthPx, heightPx) / (double) cellsOnLongSide;
        return new GridShape(1 + Math.max(1, (int) Math.round(widthPx / cellPx)),
                1 + Math.max(1, (int) Math.round(heightPx / cellPx)), 1 + lumaBins);
    }

    int nodes() {
        return columns * rows * lumaNodes;
    }

    int node(int column, int row, int luma) {
        return (row * columns + column) * lumaNodes + luma;
    }
}
