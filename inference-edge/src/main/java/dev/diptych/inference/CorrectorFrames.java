package dev.diptych.inference;

import dev.diptych.imaging.Srgb8Image;

/** What is given to a corrector: the frames of one view, each with the light recorded for it. */
public sealed interface CorrectorFrames {
    /** The frame to correct. */
    LitFrame flash();

    /**
     * The flash frame's picture, handed out only to a corrector that was trained on these frames and this light.
     *
     * @throws FramesMismatchException if it needs other frames
     * @throws LightStateMismatchException if it was not trained on the light
     */
    default Srgb8Image flashFor(Corrector corrector) {
        if (corrector.needs().dimFrame() != this instanceof FlashWithDim) {
            throw new FramesMismatchException(corrector);
        }
        return flash().imageFor(corrector, FrameRole.FLASH);
    }

    /** The flash frame alone. */
    record FlashAlone(LitFrame flash) implements CorrectorFrames {}

    /** The flash frame, and the dim frame warped onto it: both show every point of the view at the same pixel. */
    record FlashWithDim(LitFrame flash, LitFrame dim) implements CorrectorFrames {
        public FlashWithDim {
            if (flash.image().width() != dim.image().width() || flash.image().height() != dim.image().height()) {
                throw new IllegalArgumentException(
                        "The flash frame and the dim frame must be of one size, but they are "
                                + flash.image().width() + "x" + flash.image().height() + " and " + dim.image().width()
                                + "x"
                                + dim.image().height() + "; warp the dim frame onto the flash frame first.");
            }
        }

        /**
         * The dim frame's picture, as {@link #flashFor}.
         *
         * @throws LightStateMismatchException if the corrector was not trained on the light
         */
        public Srgb8Image dimFor(Corrector corrector) {
            return dim.imageFor(corrector, FrameRole.DIM);
        }
    }
}
