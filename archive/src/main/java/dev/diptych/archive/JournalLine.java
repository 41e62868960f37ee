package dev.diptych.archive;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How an entry is written: a JSON object in one line, whose last key is the CRC-32C of everything before that key. A line
 * that a power cut has torn, or a disk has altered, is so told from one that was written.
 */
final class JournalLine {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CHECK = ",\"crc32c\":\"";
    private static final int CHECK_LENGTH = CHECK.length() + 8 + 2;
    private static final String EVENT = "event";
    private static final String PAIR = "pair";
    private static final String AT = "at";

    private JournalLine() {
    }

    static byte[] of(JournalEntry entry) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        switch (entry) {
            case JournalEntry.Intent intent -> line.put(EVENT, "intent").put("trigger_id", intent.triggerId());
            case JournalEntry.Committed committed ->
                line.put(EVENT, "committed").put("manifest_sha256", committed.manifestSha256());
            case JournalEntry.NotTaken notTaken ->
                line.put(EVENT, "not_taken").put("code", notTaken.code()).put("sentence", notTaken.sentence());
            case JournalEntry.Failed failed -> line.put(EVENT, "failed").put("code", failed.code());
            case JournalEntry.InSpare spare -> line.put(EVENT, "in_spare").put("folder", spare.folder());
            case JournalEntry.Partial partial -> line.put(EVENT, "partial").put("folder", partial.folder());
        }
        return checked(line.put(PAIR, entry.pair().toString()).put(AT, entry.at().toString()).toString());
    }

    /** The given JSON object, checked, with a line break. */
    static byte[] checked(String object) {
        String open = object.substring(0, object.length() - 1);
        return (open + CHECK + crc(open) + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The object in a line without its line break; empty if the line is torn or altered. */
    static Optional<JsonNode> object(String line) {
        int end = line.length() - CHECK_LENGTH;
        if (end < 1 || !line.substring(end).equals(CHECK + crc(line.substring(0, end)) + "\"}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The entry in an object; empty if it is none that this version knows. */
    static Optional<JournalEntry> entry(JsonNode line) {
        try {
            PairId pair = PairId.parse(line.path(PAIR).asText());
            Instant at = Instant.parse(line.path(AT).asText());
            return switch (line.path(EVENT).asText()) {
                case "intent" -> Optional.of(new JournalEntry.Intent(pair, at, line.path("trigger_id").asText()));
                case "committed" ->
                    Optional.of(new JournalEntry.Committed(pair, at, line.path("manifest_sha256").asText()));
                case "not_taken" -> Optional.of(new JournalEntry.NotTaken(pair, at, line.path("code").asText(),
                        line.path("sentence").asText()));
                case "failed" -> Optional.of(new JournalEntry.Failed(pair, at, line.path("code").asText()));
                case "in_spare" -> Optional.of(new JournalEntry.InSpare(pair, at, line.path("folder").asText()));
                case "partial" -> Optional.of(new JournalEntry.Partial(pair, at, line.path("folder").asText()));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
