package dev.diptych.inference;

/** A corrector does not take what it was given; the message is one sentence for the operator. */
public abstract class CorrectionRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    protected CorrectionRefusedException(String sentence) {
        super(sentence);
    }

    /** For operators: never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
