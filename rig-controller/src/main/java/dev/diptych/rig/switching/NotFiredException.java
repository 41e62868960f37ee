package dev.diptych.rig.switching;

/** A clearance could not be used: nothing was switched. */
public final class NotFiredException extends ShotException {
    private static final long serialVersionUID = 1;

    public NotFiredException(String message) {
        super(message);
    }
}
