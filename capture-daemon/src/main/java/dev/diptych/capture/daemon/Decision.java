package dev.diptych.capture.daemon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person says about a pair, beside what the rules say. Nothing is deleted by any of them. */
public enum Decision {
    /** It counts, whatever the rules say. */
    ACCEPT,
    /** It does not count, and its pose comes again. */
    RETAKE,
    /** It does not count. */
    DISCARD;

    /** The one of this word; empty if it is none's. */
    public static Optional<Decision> of(String word) {
        return Arrays.stream(values()).filter(decision -> decision.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
