package dev.diptych.inference;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A corrector was given a dim frame that it does not use, or none where it needs one. */
public final class FramesMismatchException extends CorrectionRefusedException {
    private static final long serialVersionUID = 1;

    FramesMismatchException(Corrector corrector) {
        super("The corrector " + corrector.name() + (corrector.needs().dimFrame()
                ? " works on a flash frame and a dim frame lit by " + or(corrector.needs().dim())
                        + ", but it was given a flash frame alone; give it both."
                : " works on a flash frame alone, but it was given a dim frame with it; give it the flash frame."));
    }

    /** The states in their order. */
    static String or(Set<LightState> lights) {
        return new TreeSet<>(lights).stream().map(LightState::name).collect(Collectors.joining(" or "));
    }
}
