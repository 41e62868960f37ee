package dev.diptych.rig.switching;

/** The executor failed or cannot say what it did; the message is a sentence for the operator. */
public sealed class ShotException extends Exception permits NotFiredException {
    private static final long serialVersionUID = 1;

    public ShotException(String message) {
        super(message);
    }
}
