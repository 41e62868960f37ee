package dev.diptych.inference;

/** A corrector was given a frame taken in a light that it was not trained on. */
public final class LightStateMismatchException extends CorrectionRefusedException {
    private static final long serialVersionUID = 1;
    private final LightState recorded;

    LightStateMismatchException(Corrector corrector, FrameRole role, LightState recorded) {
        super("The corrector " + corrector.name() + " was trained on " + role.word() + " frames lit by "
                + FramesMismatchException.or(corrector.needs().lights(role)) + ", but this frame was recorded as "
                + recorded + "; give it a " + role.word() + " frame of that light.");
        this.recorded = recorded;
    }

    /** The light state recorded for the refused frame. */
    public LightState recorded() {
        return recorded;
    }
}
