package dev.diptych.inference;

import dev.diptych.imaging.Srgb8Image;
import java.util.Set;

/** Turns a flash frame into a portrait as the studio light would have shown it. */
public interface PortraitCorrector {
    /** The name it is chosen by, for example {@code pair-fit}. */
    String name();

    /** The light states it was trained on; never empty. */
    Set<LightState> accepts();

    /**
     * The corrected picture, of the frame's own size. Implementations take the picture through
     * {@link LitFrame#imageFor}, which makes the check.
     *
     * @throws LightStateMismatchException if the frame's recorded light state is not one of {@link #accepts()}
     */
    Srgb8Image correct(LitFrame frame);
}
