package dev.diptych.capture.config.schema;

import java.util.Optional;

/**
 * One key of a table, declared once: the reader is held to it, and the reference page is made from it.
 *
 * @param name with its unit, if it has one
 * @param usual what it is where it is not given, as TOML; empty if it has no value then
 * @param otherwise what it means that it is not given, or when it must be; beside a usual value it is empty
 * @param meaning a phrase for the reference page
 * @param example a value, as TOML
 */
public record Key<T>(String name, KeyType<T> type, Optional<String> usual, String otherwise, String meaning,
        String example) {
    /** A key that has a value even where it is not given. */
    public static <T> Key<T> usual(String name, KeyType<T> type, String usual, String meaning, String example) {
        return new Key<>(name, type, Optional.of(usual), "", meaning, example);
    }

    /** A key that has no value where it is not given. */
    public static <T> Key<T> without(String name, KeyType<T> type, String otherwise, String meaning, String example) {
        return new Key<>(name, type, Optional.empty(), otherwise, meaning, example);
    }

    /** Its value where it is not given; only for a key that has one. */
    public T usualValue() {
        return type.accept(TomlText.parsed(usual.orElseThrow())).orElseThrow();
    }
}
