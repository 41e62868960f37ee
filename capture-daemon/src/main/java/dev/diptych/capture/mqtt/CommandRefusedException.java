package dev.diptych.capture.mqtt;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A command that is not obeyed. Thousands a second must be cheap: it has no stack trace. */
final class CommandRefusedException extends Exception {
    static final String PAYLOAD = "E_PAYLOAD";
    static final String RETAINED = "E_RETAINED_TRIGGER";
    static final String STALE = "E_STALE";
    static final String EPOCH = "E_EPOCH";
    static final String RATE = "E_RATE";
    static final String BROKEN = "E_RIG";

    @Serial
    private static final long serialVersionUID = 1L;
    private final String code;
    private final transient @Nullable CommandRequest request;

    CommandRefusedException(String code, String sentence) {
        this(code, sentence, null);
    }

    /** @param request what was refused, if it could be read */
    CommandRefusedException(String code, String sentence, @Nullable CommandRequest request) {
        super(sentence, null, false, false);
        this.code = code;
        this.request = request;
    }

    @Nullable
    CommandRequest request() {
        return request;
    }

    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
