package dev.diptych.archive;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** Reads a pair's {@code manifest.json}; trusts nothing in it. */
public final class ManifestReader {
    private ManifestReader() {
    }

    /**
     * @param pairFolder the folder that holds the manifest
     * @throws ArchiveException E_ARCHIVE_DOCUMENT if it is damaged or too new, E_STORAGE_IO if it cannot be read
     */
    public static Manifest read(Path pairFolder) throws ArchiveException {
        Path file = pairFolder.resolve(ArchiveLayout.MANIFEST);
        JsonNode document = DocumentReader.read(file);
        try {
            return new Manifest(document.path(JsonDocument.SCHEMA_VERSION_KEY).intValue(),
                    PairId.parse(text(document, "pair")), bool(document, "complete"),
                    Instant.parse(text(document, "created_wall_time")), entries(document));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw DocumentReader.damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Manifest.Entry> entries(JsonNode document) {
        if (!(document.get("files") instanceof ArrayNode files)) {
            throw new IllegalArgumentException("\"files\" is missing or no list");
        }
        List<Manifest.Entry> entries = new ArrayList<>();
        for (JsonNode file : files) {
            entries.add(new Manifest.Entry(text(file, "name"), wholeNumber(file, "size_bytes"), text(file, "sha256")));
        }
        return entries;
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing or no text");
        }
        return value.textValue();
    }

    private static boolean bool(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing or neither true nor false");
        }
        return value.booleanValue();
    }

    private static long wholeNumber(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing or no whole number");
        }
        return value.longValue();
    }
}
