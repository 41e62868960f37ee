package dev.diptych.protocol.emulated;

/** A program of the firmware was not built; the message is a sentence for the operator that says how to. */
public final class FirmwareMissingException extends Exception {
    private static final long serialVersionUID = 1;

    public FirmwareMissingException(String message) {
        super(message);
    }
}
