package dev.diptych.capture.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.diptych.capture.OperatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One table of the configuration file. Every key must be asked for; what is left over is an error. */
final class TomlSection {
    private final String file;
    private final String path;
    private final String title;
    private final JsonNode node;
    private final Set<String> known;

    private TomlSection(String file, String path, String title, JsonNode node, Set<String> known) {
        this.file = file;
        this.path = path;
        this.title = title;
        this.node = node;
        this.known = known;
    }

    /** The whole file. */
    static TomlSection top(String file, JsonNode node) throws OperatorException {
        return of(file, "", "the file", node);
    }

    private static TomlSection of(String file, String path, String title, JsonNode node) throws OperatorException {
        if (!node.isObject()) {
            throw new OperatorException(file + ": \"" + path + "\" must be a table, as in " + title + ".");
        }
        return new TomlSection(file, path, title, node, new TreeSet<>());
    }

    /** This same table, named more closely in messages. */
    TomlSection titled(String newTitle) {
        return new TomlSection(file, path, newTitle, node, known);
    }

    /** A table within this one; empty if it is not there. */
    Optional<TomlSection> section(String key) throws OperatorException {
        known.add(key);
        JsonNode child = node.get(key);
        return child == null ? Optional.empty() : Optional.of(of(file, pathOf(key), "[" + pathOf(key) + "]", child));
    }

    /** An array of tables, as in {@code [[key]]}. */
    List<TomlSection> sections(String key) throws OperatorException {
        known.add(key);
        List<TomlSection> sections = new ArrayList<>();
        JsonNode children = node.get(key);
        if (children != null) {
            if (!children.isArray()) {
                throw new OperatorException(file + ": \"" + pathOf(key) + "\" must be written as [[" + pathOf(key)
                        + "]], once for each.");
            }
            for (JsonNode child : children) {
                sections.add(of(file, pathOf(key), "[[" + pathOf(key) + "]]", child));
            }
        }
        return sections;
    }

    double number(String key, double otherwise, double min, double max) throws OperatorException {
        known.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            return otherwise;
        }
        return checkedNumber(pathOf(key), value, min, max);
    }

    boolean has(String key) {
        return node.has(key);
    }

    String text(String key) throws OperatorException {
        known.add(key);
        JsonNode value = node.get(key);
        if (value == null || !value.isTextual() || value.asText().isBlank()) {
            throw new OperatorException(file + ": " + title + " needs \"" + key + "\", a text.");
        }
        return value.asText();
    }

    /**
     * A fixed count of numbers.
     *
     * @param meaning what they are, for the message that they are missing
     */
    double[] numbers(String key, String meaning, int count, double min, double max) throws OperatorException {
        known.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            throw new OperatorException(file + ": " + title + " needs \"" + key + "\", " + meaning + ".");
        }
        if (!value.isArray() || value.size() != count) {
            throw new OperatorException(file + ": \"" + pathOf(key) + "\" must be a list of " + count + " numbers.");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = checkedNumber(pathOf(key), value.get(i), min, max);
        }
        return numbers;
    }

    OperatorException wrong(String key, String why) {
        return new OperatorException(file + ": \"" + pathOf(key) + "\": " + why);
    }

    /** To be called when every key was asked for. */
    void refuseUnknownKeys() throws OperatorException {
        for (String key : (Iterable<String>) node::fieldNames) {
            if (!known.contains(key)) {
                throw new OperatorException(file + ": unknown key \"" + pathOf(key) + "\""
                        + NearestName.to(key, known)
                                .map(near -> "; did you mean \"" + pathOf(near) + "\"?")
                                .orElse("; known here: " + String.join(", ", known) + "."));
            }
        }
    }

    private double checkedNumber(String name, JsonNode value, double min, double max) throws OperatorException {
        if (!value.isNumber() || !(value.asDouble() >= min && value.asDouble() <= max)) {
            throw new OperatorException(file + ": \"" + name + "\" must be a number from " + plain(min) + " to "
                    + plain(max) + ", not " + value + ".");
        }
        return value.asDouble();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
