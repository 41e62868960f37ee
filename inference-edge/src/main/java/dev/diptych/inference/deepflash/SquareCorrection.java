package dev.diptych.inference.deepflash;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.CellBlock;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.inference.engine.Inference;
import dev.diptych.inference.model.ModelCard;

/**
 * The correction of one square of a frame, from the first step after finding the face to the last. All buffers are its
 * own and used again. For use by one thread at a time.
 */
public final class SquareCorrection {
    private final DifferencePredictor predictor;
    private final Surroundings surroundings;
    private final DifferenceSubtraction subtraction;

    /** Does something with the difference before it is taken off the frame. */
    @FunctionalInterface
    public interface DifferenceStep {
        /** For who takes each frame by itself. */
        DifferenceStep NONE = (_, _) -> {};

        /**
         * @param flash the square as the network's resolution shows it, 3 planes, 0 to 1
         * @param difference flash minus studio, 3 planes, to be changed in place
         */
        void apply(float[] flash, float[] difference);
    }

    /**
     * @param card of the model that the network was opened from
     * @param inference the network, for one picture at a time
     */
    public SquareCorrection(ModelCard card, Inference inference, Rendering rendering) {
        predictor = new DifferencePredictor(card, inference, rendering);
        surroundings = new Surroundings();
        subtraction = new DifferenceSubtraction(rendering);
    }

    /** Side of the square at the network's resolution. */
    public int sidePx() {
        return predictor.sidePx();
    }

    /**
     * Fills the target with the corrected frame.
     *
     * @param view inside the frame
     * @param step done as {@link Stage#SMOOTH}
     * @param target of the frame's size, and not the frame
     */
    public void correct(Srgb8Image frame, HeadAndShoulders view, DifferenceStep step, Srgb8Image target,
            StageListener stages) {
        check(frame, target);
        check(frame, view);
        CellBlock block = predictor.predict(frame, view, stages);
        step.apply(predictor.flash(), predictor.difference());
        stages.done(Stage.SMOOTH);
        float[] colours = predictor.colours();
        subtraction.apply(frame, block, colours, surroundings.around(block, predictor.difference(), colours), target);
        stages.done(Stage.APPLY);
    }

    /** Fills the target with the frame as it is. */
    public static void leave(Srgb8Image frame, Srgb8Image target) {
        check(frame, target);
        System.arraycopy(frame.rgb(), 0, target.rgb(), 0, frame.rgb().length);
    }

    @SuppressWarnings("ReferenceEquality") // It is the memory that must be another, whatever is in it.
    private static void check(Srgb8Image frame, Srgb8Image target) {
        if (target.width() != frame.width() || target.height() != frame.height()
                || target.rgb() == frame.rgb()) {
            throw new IllegalArgumentException("A corrected picture needs memory of its own and of the frame's size, "
                    + frame.width() + "x" + frame.height() + ", not " + target.width() + "x" + target.height() + ".");
        }
    }

    private static void check(Srgb8Image frame, HeadAndShoulders view) {
        Box square = view.square();
        if (square.x() < 0 || square.y() < 0 || square.x() + square.width() > frame.width() - 0.5
                || square.y() + square.height() > frame.height() - 0.5) {
            throw new IllegalArgumentException("The view " + square + " reaches beyond the frame of " + frame.width()
                    + "x" + frame.height() + " pixels; take it for the frame it was made for.");
        }
    }
}
