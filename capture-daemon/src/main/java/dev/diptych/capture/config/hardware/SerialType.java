package dev.diptych.capture.config.hardware;

import dev.diptych.capture.config.schema.KeyType;
import java.util.Locale;
import java.util.Optional;

/** A board's serial number, read as the board tells it: 16 hexadecimal digits in capitals. */
final class SerialType implements KeyType<String> {
    private static final int DIGITS = 16;

    @Override
    public Optional<String> accept(Object value) {
        return value instanceof String text && text.matches("[0-9a-fA-F]{1,16}")
                ? Optional.of("0".repeat(DIGITS - text.length()) + text.toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    @Override
    public String expected() {
        return "a text of at most 16 hexadecimal digits";
    }
}
