package dev.diptych.capture.config.hardware;

import dev.diptych.capture.config.schema.KeyType;
import dev.diptych.capture.config.schema.TomlText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tomlj.TomlTable;

/** Channels of a fixture and what they are kept at. */
final class ChannelsType implements KeyType<Map<String, Double>> {
    @Override
    public Optional<Map<String, Double>> accept(Object value) {
        if (!(value instanceof TomlTable table)) {
            return Optional.empty();
        }
        Map<String, Double> channels = new TreeMap<>();
        for (Map.Entry<String, Object> entry : table.entrySet()) {
            if (!(entry.getValue() instanceof Number number)
                    || !(number.doubleValue() >= 0 && number.doubleValue() <= 1)
                    || entry.getKey().isBlank() || entry.getKey().codePoints().anyMatch(TomlText::isHidden)) {
                return Optional.empty();
            }
            channels.put(entry.getKey(), number.doubleValue());
        }
        return Optional.of(channels);
    }

    @Override
    public String expected() {
        return "a table of channel names and numbers from 0 to 1";
    }
}
