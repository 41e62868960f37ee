package dev.diptych.inference.internal.pairfit;

/**
 * What the pixels over one spatial cell contribute to the equations, for each of its luma bins: 36 blocks, one for each
 * pair of the bin's 8 corners, and 8 right sides. Corner c lies c&1 columns, c>>1&1 rows and c>>2 luma nodes further.
 */
final class CellSums {
    private static final int CORNERS = 8;
    private static final int PAIRS = CORNERS * (CORNERS + 1) / 2;
    private static final int BLOCK = PackedSymmetric4.LENGTH;
    private final float[] blocks;
    private final float[] rightSides;
    private final float[] cornerWeight = new float[CORNERS];
    private final int lumaBins;

    CellSums(int lumaBins) {
        this.lumaBins = lumaBins;
        blocks = new float[lumaBins * PAIRS * BLOCK];
        rightSides = new float[lumaBins * CORNERS * ColourMap.COEFFICIENTS];
    }

    /** Splats sums of pixels that share one place in the grid, (u, v) within the cell and {@code luma} 0 to 255. */
    void splat(PixelMoments moments, float u, float v, float luma, float pixelWeight) {
        float position = luma / 255 * lumaBins;
        int bin = Math.min((int) position, lumaBins - 1);
        float t = position - bin;
        for (int corner = 0; corner < CORNERS; corner++) {
            cornerWeight[corner] = ((corner & 1) == 0 ? 1 - u : u) * ((corner >> 1 & 1) == 0 ? 1 - v : v)
                    * (corner >> 2 == 0 ? 1 - t : t);
        }
        int block = bin * PAIRS * BLOCK;
        int side = bin * CORNERS * ColourMap.COEFFICIENTS;
        for (int first = 0; first < CORNERS; first++) {
            float weight = pixelWeight * cornerWeight[first];
            for (int i = 0; i < ColourMap.COEFFICIENTS; i++) {
                rightSides[side++] += weight * moments.targets[i];
            }
            for (int second = first; second < CORNERS; second++) {
                float pairWeight = weight * cornerWeight[second];
                for (int i = 0; i < BLOCK; i++) {
                    blocks[block++] += pairWeight * moments.products[i];
                }
            }
        }
    }

    /** Adds everything to the equations of the cell whose first corner is the node (column, row). */
    void addTo(GridEquations equations, int column, int row) {
        int block = 0;
        int side = 0;
        for (int bin = 0; bin < lumaBins; bin++) {
            for (int first = 0; first < CORNERS; first++) {
                int node = corner(equations.shape(), column, row, bin, first);
                equations.addRightSide(node, rightSides, side);
                side += ColourMap.COEFFICIENTS;
                for (int second = first; second < CORNERS; second++) {
                    int columnStep = (second & 1) - (first & 1);
                    int rowStep = (second >> 1 & 1) - (first >> 1 & 1);
                    int lumaStep = (second >> 2) - (first >> 2);
                    equations.addBlock(node, columnStep, rowStep, lumaStep, blocks, block);
                    if (second != first) {
                        int other = corner(equations.shape(), column, row, bin, second);
                        equations.addBlock(other, -columnStep, -rowStep, -lumaStep, blocks, block);
                    }
                    block += BLOCK;
                }
            }
        }
    }

    private static int corner(GridShape shape, int column, int row, int bin, int corner) {
        return shape.node(column + (corner & 1), row + (corner >> 1 & 1), bin + (corner >> 2));
    }
}
