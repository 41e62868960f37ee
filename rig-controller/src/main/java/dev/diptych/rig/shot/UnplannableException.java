package dev.diptych.rig.shot;

/** No plan can satisfy these lights with this camera; the message says which and what to change. */
public final class UnplannableException extends Exception {
    private static final long serialVersionUID = 1;

    public UnplannableException(String message) {
        super(message);
    }
}
