package dev.diptych.capture;

/** Something the operator can mend. The message is one sentence that names the thing and what to do. */
public final class OperatorException extends Exception {
    private static final long serialVersionUID = 1;

    public OperatorException(String sentence) {
        super(sentence);
    }

    public OperatorException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
