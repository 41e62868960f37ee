package dev.diptych.protocol.message;

/** A payload is none of the schema's; it stays within this package. */
final class UndecodableException extends RuntimeException {
    /** Without a stack trace: it is thrown as often as a noisy line wants. */
    UndecodableException() {
        super("The payload is none of the schema's.", null, false, false);
    }
}
