package dev.diptych.rig.camera;

/** The camera did not do what was asked; the message is a sentence for the operator. */
public final class CameraException extends Exception {
    private static final long serialVersionUID = 1;

    public CameraException(String message) {
        super(message);
    }
}
