package dev.diptych.inference;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.inference.internal.pairfit.AffineGrid;
import dev.diptych.inference.internal.pairfit.ColourMap;
import dev.diptych.inference.internal.pairfit.ConjugateGradient;
import dev.diptych.inference.internal.pairfit.EquationAssembly;
import dev.diptych.inference.internal.pairfit.GridEquations;
import dev.diptych.inference.internal.pairfit.GridShape;
import dev.diptych.inference.internal.pairfit.TrainingPair;
import java.util.BitSet;

/**
 * Fits a corrector to one registered pair of a sitter, for further flash frames of the same sitter. No training set is
 * needed: the flash's shading is smooth over a face, so a bilateral grid (x, y, luma; Chen, Paris, Durand 2007) of
 * affine colour maps describes what turns the flash frame into the studio frame (Chen et al. 2016, bilateral guided
 * upsampling; Gharbi et al. 2017). The maps are the regularised least-squares solution for all pixels of the pair.
 */
public final class PairFit {
    private static final int LEAST_SHARE_OF_PIXELS = 100;

    private PairFit() {
    }

    /** As the full form, for a studio frame that has data everywhere, with the default settings. */
    public static PairFitCorrector fit(Srgb8Image flash, Srgb8Image alignedStudio) {
        return fit(flash, alignedStudio, PairFitSettings.DEFAULT);
    }

    /** As the full form, for a studio frame that has data everywhere. */
    public static PairFitCorrector fit(Srgb8Image flash, Srgb8Image alignedStudio, PairFitSettings settings) {
        return fit(flash, alignedStudio, new AlignedRegion(Affine.IDENTITY, flash.width(), flash.height()), settings);
    }

    /**
     * Fits a corrector that turns {@code flash} into {@code alignedStudio}. The same pictures always give the same
     * corrector, to the bit.
     *
     * @param flash the flash frame, the registration's reference
     * @param alignedStudio the studio frame, already warped onto the flash frame
     * @param region where {@code alignedStudio} has data; pixels outside it are not looked at
     * @throws IllegalArgumentException if the sizes differ, or the region covers less than a hundredth of the frame
     */
    public static PairFitCorrector fit(Srgb8Image flash, Srgb8Image alignedStudio, AlignedRegion region,
            PairFitSettings settings) {
        if (flash.width() != alignedStudio.width() || flash.height() != alignedStudio.height()) {
            throw new IllegalArgumentException("The flash frame and the aligned studio frame must be of one size, but"
                    + " they are " + flash.width() + "x" + flash.height() + " and " + alignedStudio.width() + "x"
                    + alignedStudio.height() + "; warp the studio frame onto the flash frame first.");
        }
        TrainingPair pair = new TrainingPair(flash, alignedStudio, pixelsWithData(flash, region));
        GridShape shape = GridShape.forFrame(flash.width(), flash.height(), settings.cellsOnLongSide(),
                settings.lumaBins());
        ColourMap global = ColourMap.fit(pair);
        GridEquations equations = new GridEquations(shape, (float) settings.spatialSmoothness(),
                (float) settings.lumaSmoothness(), (float) settings.pullToGlobal());
        EquationAssembly.addTo(equations, pair, global);
        return new PairFitCorrector(new AffineGrid(shape, global, ConjugateGradient.solve(equations)));
    }

    private static BitSet pixelsWithData(Srgb8Image flash, AlignedRegion region) {
        BitSet valid = new BitSet(flash.width() * flash.height());
        for (int y = 0; y < flash.height(); y++) {
            for (int x = 0; x < flash.width(); x++) {
                if (region.contains(x, y)) {
                    valid.set(y * flash.width() + x);
                }
            }
        }
        if ((long) valid.cardinality() * LEAST_SHARE_OF_PIXELS < (long) flash.width() * flash.height()) {
            throw new IllegalArgumentException("The aligned studio frame has data for only " + valid.cardinality()
                    + " of the flash frame's " + flash.width() * flash.height()
                    + " pixels; check the registration or take the pair again.");
        }
        return valid;
    }
}
