package dev.diptych.inference.deepflash;

import dev.diptych.imaging.AreaReduction;
import dev.diptych.imaging.CellBlock;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.filter.BilateralFilter;
import dev.diptych.imaging.filter.GuidedFilter;
import dev.diptych.imaging.filter.NystromBilateralFilter;
import dev.diptych.inference.engine.Inference;
import dev.diptych.inference.model.Encoding;
import dev.diptych.inference.model.ModelCard;

/**
 * What a network takes off a square of a frame, at the network's resolution: flash picture minus studio picture. All
 * buffers are its own and used again, so a prediction makes next to no garbage. For use by one thread at a time.
 */
final class DifferencePredictor {
    /**
     * Of the guided filter, at {@link #CLEANED_SIDE}. More takes more grain, but also shadows that the network knows to
     * fill: 6 loses 0.2 dB on synthetic sitters.
     */
    private static final double CLEANING_RADIUS = 3;
    private static final double CLEANED_SIDE = 128;
    private static final double CLEANING_EPSILON = 1e-4;

    private final Encoding encoding;
    private final Rendering rendering;
    private final Inference inference;
    private final int side;
    private final int marginCells;
    private final BilateralFilter bilateral;
    private final GuidedFilter cleaning;
    private float[] colours = new float[0];
    private final float[] flash;
    private final float[] input;
    private final float[] difference;

    DifferencePredictor(ModelCard card, Inference inference, Rendering rendering) {
        if (inference.batch() != 1) {
            throw new IllegalArgumentException("A corrector works on one picture at a time, but " + card.name()
                    + " was made ready for " + inference.batch() + ".");
        }
        side = inference.sidePx();
        marginCells = (int) (Surroundings.MARGIN_RATIO * side);
        this.encoding = card.encoding();
        this.rendering = rendering;
        this.inference = inference;
        bilateral = new NystromBilateralFilter(side, side, card.sigmaSpatialRatio() * side, card.sigmaRange());
        cleaning = new GuidedFilter(side, side, (int) Math.max(1, Math.round(CLEANING_RADIUS * side / CLEANED_SIDE)),
                CLEANING_EPSILON);
        int values = 3 * side * side;
        flash = new float[values];
        input = new float[values];
        difference = new float[values];
    }

    int sidePx() {
        return side;
    }

    /** Computes {@link #difference}, {@link #flash} and {@link #colours}; gives the cells of the last. */
    CellBlock predict(Srgb8Image frame, HeadAndShoulders view, StageListener stages) {
        CellBlock block = FrameCells.around(view, side, marginCells, frame);
        if (colours.length < 3 * block.cells()) {
            colours = new float[3 * block.cells()];
        }
        AreaReduction.cells(frame, block, colours);
        FrameCells.cutSquare(block, colours, flash);
        stages.done(Stage.REDUCE);
        float[] shown = flash;
        if (encoding.filtered()) {
            bilateral.apply(flash, input);
            shown = input;
        }
        stages.done(Stage.FILTER);
        inference.input().put(0, shown);
        inference.run();
        inference.output().get(0, difference);
        decode();
        stages.done(Stage.NETWORK);
        if (rendering == Rendering.EDGE_AWARE) {
            cleaning.apply(difference, flash, difference);
        }
        stages.done(Stage.CLEAN);
        return block;
    }

    /** From the prediction, which nothing keeps within 0 to 1; one that is not a number changes nothing. */
    private void decode() {
        for (int i = 0; i < difference.length; i++) {
            float predicted = Math.clamp(difference[i], 0f, 1f);
            difference[i] = Float.isNaN(predicted) ? 0 : flash[i] - encoding.corrected(flash[i], predicted);
        }
    }

    /** Flash minus studio, 3 planes of the square, from -1 to 1; the predictor's own, to be changed in place. */
    float[] difference() {
        return difference;
    }

    /** The square of the frame, 3 planes, 0 to 1; the predictor's own. */
    float[] flash() {
        return flash;
    }

    /** The frame at the block's cells, 3 planes, 0 to 1, at the start of an array that is the predictor's own. */
    float[] colours() {
        return colours;
    }
}
