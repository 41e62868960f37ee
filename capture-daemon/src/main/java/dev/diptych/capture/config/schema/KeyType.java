package dev.diptych.capture.config.schema;

import java.util.Optional;

/** What a key takes. */
public interface KeyType<T> {
    /**
     * What a value means.
     *
     * @param value as the TOML parser has it
     * @return empty if a value of this type is not written so
     */
    Optional<T> accept(Object value);

    /** As it follows "must be": {@code a number from 0 to 1}. */
    String expected();
}
