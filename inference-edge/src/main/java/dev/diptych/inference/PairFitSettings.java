package dev.diptych.inference;

/**
 * Resolution and stiffness of a pair-fit. The weights are relative to the data of one spatial cell, which counts as 1
 * whatever the size of the picture.
 *
 * @param cellsOnLongSide grid cells along the longer side of the frame, 1 to 64; the shorter side gets as many as keep
 *        them square. Finer cells follow the flash's shading better and bear less sway of the sitter
 * @param lumaBins grid cells from black to white, 1 to 32
 * @param spatialSmoothness weight of the squared difference between maps of neighbouring cells, more than 0
 * @param lumaSmoothness the same between neighbouring luma bins, more than 0
 * @param pullToGlobal weight of the squared difference between each map and the one map that fits the whole picture,
 *        more than 0: what a cell without data falls back on
 */
public record PairFitSettings(int cellsOnLongSide, int lumaBins, double spatialSmoothness, double lumaSmoothness,
        double pullToGlobal) {
    /** For head-and-shoulders portraits whose sitter sways by up to about a percent of the frame between two shots. */
    public static final PairFitSettings DEFAULT = new PairFitSettings(32, 8, 0.003, 0.005, 0.001);

    public PairFitSettings {
        requireCount("cellsOnLongSide", cellsOnLongSide, 64);
        requireCount("lumaBins", lumaBins, 32);
        requireWeight("spatialSmoothness", spatialSmoothness);
        requireWeight("lumaSmoothness", lumaSmoothness);
        requireWeight("pullToGlobal", pullToGlobal);
    }

    private static void requireCount(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "The pair-fit setting " + name + " must be from 1 to " + most + ", but it is " + value + ".");
        }
    }

    private static void requireWeight(String name, double value) {
        if (!(value > 0 && value <= 1e6)) {
            throw new IllegalArgumentException(
                    "The pair-fit setting " + name + " must be more than 0 and at most 1e6, but it is " + value + ".");
        }
    }
}
