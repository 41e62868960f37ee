package dev.diptych.capture.develop;

/** What the operator is told of a pair. */
public enum Verdict {
    GOOD,
    /** Usable, with a doubt that the rule names. */
    WARN,
    /** Not usable: take it again while the sitter is in the chair. */
    RETAKE;

    /** Whether the pair counts. */
    public boolean accepted() {
        return this != RETAKE;
    }
}
