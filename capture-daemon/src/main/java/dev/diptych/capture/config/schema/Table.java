package dev.diptych.capture.config.schema;

import java.util.List;
import java.util.Optional;

/**
 * A table and all of its keys.
 *
 * @param name empty for the keys at the top of a file
 * @param repeated whether it is written as {@code [[name]]}, once for each
 * @param meaning a sentence or more for the reference page
 */
public record Table(String name, boolean repeated, String meaning, List<Key<?>> keys) {
    public Table {
        keys = List.copyOf(keys);
    }

    public static Table single(String name, String meaning, List<Key<?>> keys) {
        return new Table(name, false, meaning, keys);
    }

    public static Table repeated(String name, String meaning, List<Key<?>> keys) {
        return new Table(name, true, meaning, keys);
    }

    /** As it is written at its head. */
    public String title() {
        if (name.isEmpty()) {
            return "the top of the file";
        }
        return repeated ? "[[" + name + "]]" : "[" + name + "]";
    }

    /** How messages name a key of it. */
    String pathOf(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    Optional<Key<?>> find(String key) {
        return keys.stream().filter(known -> known.name().equals(key)).<Key<?>>map(known -> known).findFirst();
    }

    List<String> keyNames() {
        return keys.stream().<String>map(Key::name).toList();
    }
}
