package dev.diptych.protocol.avr;

/** This computer was too slow for the host's part: the board acted on the host's silence. That judges no firmware. */
final class HeldUpException extends Exception {
    private static final long serialVersionUID = 1;

    HeldUpException(String what) {
        super(what);
    }
}
