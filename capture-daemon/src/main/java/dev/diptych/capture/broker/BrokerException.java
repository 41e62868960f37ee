package dev.diptych.capture.broker;

/** The broker did not start. The message says why and what to do. */
public final class BrokerException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokerException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
