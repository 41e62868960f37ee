package dev.diptych.archive;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A JSON document of the archive: {@code schema_version} and {@code encoding}, then keys in the order in which they are
 * put. What a caller brings is sorted by key at every depth, because its own order may differ from run to run.
 */
final class JsonDocument {
    static final int SCHEMA_VERSION = 2;
    static final String SCHEMA_VERSION_KEY = "schema_version";
    static final String ENCODING_KEY = "encoding";

    // The default indenter takes the line break of the system it runs on.
    private static final ObjectWriter WRITER = new ObjectMapper()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    JsonDocument() {
        root.put(SCHEMA_VERSION_KEY, SCHEMA_VERSION).put(ENCODING_KEY, "utf-8");
    }

    JsonDocument put(String key, String value) {
        root.put(key, value);
        return this;
    }

    JsonDocument put(String key, boolean value) {
        root.put(key, value);
        return this;
    }

    /** Puts {@code value} with its keys in the order they have. */
    JsonDocument putAsIs(String key, JsonNode value) {
        root.set(key, value);
        return this;
    }

    JsonDocument putSorted(String key, JsonNode value) {
        root.set(key, sorted(value));
        return this;
    }

    /** Puts each key of {@code body} that is not there yet. */
    JsonDocument putSortedKeysOf(ObjectNode body) {
        sorted(body).properties()
                .stream()
                .filter(entry -> !root.has(entry.getKey()))
                .forEach(entry -> root.set(entry.getKey(), entry.getValue()));
        return this;
    }

    /** The document in one line, without a line break at its end. */
    String toLine() {
        return root.toString();
    }

    byte[] toBytes() {
        try {
            return (WRITER.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes could not be written.", e);
        }
    }

    static void refuseKeys(String owner, ObjectNode node, Collection<String> archiveKeys) {
        for (String key : archiveKeys) {
            if (node.has(key)) {
                throw new IllegalArgumentException(
                        owner + " has the key \"" + key + "\", which the archive writes itself.");
            }
        }
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(entry -> copy.set(entry.getKey(), sorted(entry.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> copy.add(sorted(element)));
                yield copy;
            }
            default -> node;
        };
    }
}
