package dev.diptych.inference.internal.pairfit;

import java.util.stream.IntStream;

/**
 * The normal equations of all maps of a grid. The unknown is each node's map minus the global one, 12 coefficients, so
 * that zero is the fallback. Two nodes share a pixel only as neighbours, so each node has 27 blocks, itself in the
 * middle; a block is one symmetric 4x4 matrix that serves the three output channels alike. To the data are added the
 * squared differences between the six nearest neighbours and the pull to zero.
 */
public final class GridEquations {
    private static final int NEIGHBOURS = 27;
    private static final int SELF = 13;
    private static final int BLOCK = PackedSymmetric4.LENGTH;
    private final GridShape shape;
    private final float spatialSmoothness;
    private final float lumaSmoothness;
    private final float pull;
    private final float[] blocks;
    private final float[] rightSide;

    public GridEquations(GridShape shape, float spatialSmoothness, float lumaSmoothness, float pull) {
        this.shape = shape;
        this.spatialSmoothness = spatialSmoothness;
        this.lumaSmoothness = lumaSmoothness;
        this.pull = pull;
        blocks = new float[Math.multiplyExact(shape.nodes(), NEIGHBOURS * BLOCK)];
        rightSide = new float[shape.nodes() * ColourMap.COEFFICIENTS];
    }

    GridShape shape() {
        return shape;
    }

    float[] rightSide() {
        return rightSide;
    }

    /**
     * Adds 10 packed products to the block that couples {@code node} to the neighbour at the given steps, each -1, 0 or
     * 1. The block of the opposite direction is a separate one.
     */
    void addBlock(int node, int columnStep, int rowStep, int lumaStep, float[] products, int offset) {
        int block = (node * NEIGHBOURS + SELF + rowStep * 9 + columnStep * 3 + lumaStep) * BLOCK;
        for (int i = 0; i < BLOCK; i++) {
            blocks[block + i] += products[offset + i];
        }
    }

    /** Adds 12 values to the right side of {@code node}. */
    void addRightSide(int node, float[] targets, int offset) {
        for (int i = 0; i < ColourMap.COEFFICIENTS; i++) {
            rightSide[node * ColourMap.COEFFICIENTS + i] += targets[offset + i];
        }
    }

    /** out = A x. Each node sums in a fixed order, whatever the number of threads. */
    void multiply(float[] x, float[] out) {
        IntStream.range(0, shape.rows()).parallel().forEach(row -> {
            for (int column = 0; column < shape.columns(); column++) {
                for (int luma = 0; luma < shape.lumaNodes(); luma++) {
                    multiplyNode(column, row, luma, x, out);
                }
            }
        });
    }

    private void multiplyNode(int column, int row, int luma, float[] x, float[] out) {
        int node = shape.node(column, row, luma);
        int own = node * ColourMap.COEFFICIENTS;
        float diagonal = diagonalWeight(column, row, luma);
        for (int i = own; i < own + ColourMap.COEFFICIENTS; i++) {
            out[i] = diagonal * x[i];
        }
        for (int r = Math.max(row - 1, 0); r <= Math.min(row + 1, shape.rows() - 1); r++) {
            for (int c = Math.max(column - 1, 0); c <= Math.min(column + 1, shape.columns() - 1); c++) {
                for (int l = Math.max(luma - 1, 0); l <= Math.min(luma + 1, shape.lumaNodes() - 1); l++) {
                    int neighbour = (r - row) * 9 + (c - column) * 3 + l - luma;
                    float coupling = smoothness(Math.abs(r - row) + Math.abs(c - column), Math.abs(l - luma));
                    addProduct((node * NEIGHBOURS + SELF + neighbour) * BLOCK, coupling, x,
                            shape.node(c, r, l) * ColourMap.COEFFICIENTS, out, own);
                }
            }
        }
    }

    /** out += (block - coupling I) x for the three channels of one neighbour. */
    private void addProduct(int block, float coupling, float[] x, int from, float[] out, int own) {
        float b0 = blocks[block] - coupling;
        float b1 = blocks[block + 1];
        float b2 = blocks[block + 2];
        float b3 = blocks[block + 3];
        float b4 = blocks[block + 4] - coupling;
        float b5 = blocks[block + 5];
        float b6 = blocks[block + 6];
        float b7 = blocks[block + 7] - coupling;
        float b8 = blocks[block + 8];
        float b9 = blocks[block + 9] - coupling;
        for (int i = 0; i < ColourMap.COEFFICIENTS; i += 4) {
            float red = x[from + i];
            float green = x[from + i + 1];
            float blue = x[from + i + 2];
            float one = x[from + i + 3];
            out[own + i] += b0 * red + b1 * green + b2 * blue + b3 * one;
            out[own + i + 1] += b1 * red + b4 * green + b5 * blue + b6 * one;
            out[own + i + 2] += b2 * red + b5 * green + b7 * blue + b8 * one;
            out[own + i + 3] += b3 * red + b6 * green + b8 * blue + b9 * one;
        }
    }

    private float smoothness(int spatialSteps, int lumaSteps) {
        if (spatialSteps + lumaSteps != 1) {
            return 0;
        }
        return lumaSteps == 1 ? lumaSmoothness : spatialSmoothness;
    }

    /** What the regularisation adds to every diagonal element of a node. */
    private float diagonalWeight(int column, int row, int luma) {
        int spatial = neighboursOnAxis(column, shape.columns()) + neighboursOnAxis(row, shape.rows());
        return pull + spatial * spatialSmoothness + neighboursOnAxis(luma, shape.lumaNodes()) * lumaSmoothness;
    }

    private static int neighboursOnAxis(int index, int count) {
        return (index > 0 ? 1 : 0) + (index < count - 1 ? 1 : 0);
    }

    /** The inverse of each node's own block with its regularisation, 10 packed values a node. */
    float[] invertedDiagonal() {
        float[] inverted = new float[shape.nodes() * BLOCK];
        IntStream.range(0, shape.rows()).parallel().forEach(row -> {
            double[] own = new double[BLOCK];
            for (int column = 0; column < shape.columns(); column++) {
                for (int luma = 0; luma < shape.lumaNodes(); luma++) {
                    int node = shape.node(column, row, luma);
                    for (int i = 0; i < BLOCK; i++) {
                        own[i] = blocks[(node * NEIGHBOURS + SELF) * BLOCK + i];
                    }
                    for (int i = 0; i < 4; i++) {
                        own[PackedSymmetric4.index(i, i)] += diagonalWeight(column, row, luma);
                    }
                    double[] inverse = PackedSymmetric4.invert(own);
                    for (int i = 0; i < BLOCK; i++) {
                        inverted[node * BLOCK + i] = (float) inverse[i];
                    }
                }
            }
        });
        return inverted;
    }
}
