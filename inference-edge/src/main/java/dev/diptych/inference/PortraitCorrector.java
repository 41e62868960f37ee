package dev.diptych.inference;

import dev.diptych.imaging.Srgb8Image;

/** Turns a flash frame into a portrait as the studio light would have shown it. */
public interface PortraitCorrector extends Corrector {
    /**
     * The corrected picture, of the flash frame's own size. Implementations take the pictures through
     * {@link CorrectorFrames#flashFor} and {@link CorrectorFrames.FlashWithDim#dimFor}, which make the checks.
     *
     * @throws FramesMismatchException if it needs other frames
     * @throws LightStateMismatchException if a frame's recorded light state is not one of those it {@link #needs}
     * @throws CorrectionRefusedException if it cannot work on what the picture shows
     */
    Srgb8Image correct(CorrectorFrames frames);

    /** As the full form, for a flash frame alone. */
    default Srgb8Image correct(LitFrame flash) {
        return correct(new CorrectorFrames.FlashAlone(flash));
    }
}
