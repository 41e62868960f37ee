package dev.diptych.inference.engine;

/** An engine, or any at all, cannot compute a network. The message is one sentence: what, why, and what to do. */
public final class EngineUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    public EngineUnavailableException(String sentence) {
        super(sentence);
    }

    public EngineUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** For operators: never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
