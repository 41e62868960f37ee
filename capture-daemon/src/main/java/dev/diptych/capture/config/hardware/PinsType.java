package dev.diptych.capture.config.hardware;

import dev.diptych.capture.config.schema.KeyType;
import dev.diptych.capture.config.schema.TomlText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tomlj.TomlTable;

/** Header pins and their lines. */
final class PinsType implements KeyType<Map<Integer, String>> {
    /** No header has more. */
    private static final int MAX_PIN = 400;

    @Override
    public Optional<Map<Integer, String>> accept(Object value) {
        if (!(value instanceof TomlTable table)) {
            return Optional.empty();
        }
        Map<Integer, String> pins = new TreeMap<>();
        for (Map.Entry<String, Object> entry : table.entrySet()) {
            if (!isPin(entry.getKey()) || !(entry.getValue() instanceof String line) || line.isBlank()
                    || line.codePoints().anyMatch(TomlText::isHidden)) {
                return Optional.empty();
            }
            pins.put(Integer.valueOf(entry.getKey()), line);
        }
        return Optional.of(pins);
    }

    private static boolean isPin(String key) {
        return key.matches("[1-9][0-9]{0,2}") && Integer.parseInt(key) <= MAX_PIN;
    }

    @Override
    public String expected() {
        return "a table of pin numbers and line names";
    }
}
