package dev.diptych.rig.camera;

/** The camera did not do what was asked; the message is a sentence for the operator. */
public final class CameraException extends Exception {
    private static final long serialVersionUID = 1;

    /** What kind of failure it is. */
    public enum Reason {
        /** It refused, or does something else than it was asked. */
        REFUSED,
        /** No frame came in time, although the camera is there. */
        STALLED,
        /** The camera is not there, or not any more. */
        GONE,
        /** Another program uses it. */
        BUSY,
        /** What its driver needs is not installed on this computer. */
        NOT_INSTALLED
    }

    private final Reason reason;

    public CameraException(String message) {
        this(Reason.REFUSED, message);
    }

    public CameraException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
