package dev.diptych.capture.mqtt.bus;

/** A message was not published, or the broker not reached. The message says why and what to do. */
public final class BusException extends Exception {
    private static final long serialVersionUID = 1L;

    public BusException(String sentence) {
        super(sentence);
    }

    public BusException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
