package dev.diptych.capture.ask;

import java.io.Serial;

/** What was asked is not understood. Thousands a second must be cheap: it has no stack trace. */
public final class AskException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param sentence says what was expected */
    AskException(String sentence) {
        super(sentence, null, false, false);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
