package dev.diptych.capture.verb;

import java.util.Locale;

/** Names a failure that brought no message of its own. */
public final class FailureWords {
    private FailureWords() {
    }

    /** The class in words: {@code NotDirectoryException} is "not directory". */
    public static String of(Throwable failure) {
        Class<?> type = failure.getClass();
        while (type.getSimpleName().isEmpty() && type.getSuperclass() != null) {
            type = type.getSuperclass();
        }
        String words = type.getSimpleName()
                .replaceFirst("(Exception|Error)$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? "failure" : words;
    }
}
