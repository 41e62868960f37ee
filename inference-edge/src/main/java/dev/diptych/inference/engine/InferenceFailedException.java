package dev.diptych.inference.engine;

/** An engine that served could not compute a picture; the message is one sentence for the operator. */
public final class InferenceFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InferenceFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
