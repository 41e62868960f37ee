package dev.diptych.inference;

import java.util.TreeSet;

/** A corrector was given a frame taken in a light that it was not trained on. */
public final class LightStateMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final LightState recorded;

    LightStateMismatchException(PortraitCorrector corrector, LightState recorded) {
        super("The corrector " + corrector.name() + " was trained on frames lit by "
                + String.join(" or ", new TreeSet<>(corrector.accepts()).stream().map(LightState::name).toList())
                + ", but this frame was recorded as " + recorded + "; give it a frame of that light.");
        this.recorded = recorded;
    }

    /** The light state recorded for the refused frame. */
    public LightState recorded() {
        return recorded;
    }
}
