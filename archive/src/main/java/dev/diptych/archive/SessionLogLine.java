package dev.diptych.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How an entry of a session's log is written: as the journal's lines are. */
final class SessionLogLine {
    private static final String EVENT = "event";
    private static final String PAIR = "pair";
    private static final String AT = "at";
    private static final String POSE = "pose";
    private static final String BY = "by";

    private SessionLogLine() {
    }

    static byte[] of(SessionLogEntry entry) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put(AT, entry.at().toString());
        switch (entry) {
            case SessionLogEntry.Opened opened ->
                line.put(EVENT, "opened").put("protocol", opened.protocol()).put(BY, opened.by());
            case SessionLogEntry.PoseChosen chosen -> line.put(EVENT, "pose_chosen").put(POSE, chosen.pose());
            case SessionLogEntry.PoseSkipped skipped -> line.put(EVENT, "pose_skipped").put(POSE, skipped.pose());
            case SessionLogEntry.Paused paused ->
                line.put(EVENT, paused.isPaused() ? "paused" : "resumed").put(BY, paused.by());
            case SessionLogEntry.PairBegun begun -> line.put(EVENT, "pair_begun")
                    .put(PAIR, begun.pair().toString())
                    .put(POSE, begun.pose())
                    .put("trigger_id", begun.triggerId());
            case SessionLogEntry.PairEnded ended -> line.put(EVENT, "pair_ended")
                    .put(PAIR, ended.pair().toString())
                    .put("verdict", ended.verdict())
                    .put("rule", ended.rule())
                    .put("sentence", ended.sentence())
                    .put("corrected_by", ended.correctedBy());
            case SessionLogEntry.Decided decided -> line.put(EVENT, "decided")
                    .put(PAIR, decided.pair().toString())
                    .put("decision", decided.decision())
                    .put(BY, decided.by());
            case SessionLogEntry.Ended ended -> line.put(EVENT, "ended").put(BY, ended.by());
        }
        return JournalLine.checked(line.toString());
    }

    /** The entry in an object; empty if it is none that this version knows. */
    static Optional<SessionLogEntry> entry(JsonNode line) {
        try {
            Instant at = Instant.parse(line.path(AT).asText());
            return switch (line.path(EVENT).asText()) {
                case "opened" -> Optional.of(
                        new SessionLogEntry.Opened(at, line.path("protocol").asText(), line.path(BY).asText()));
                case "pose_chosen" -> Optional.of(new SessionLogEntry.PoseChosen(at, line.path(POSE).asText()));
                case "pose_skipped" -> Optional.of(new SessionLogEntry.PoseSkipped(at, line.path(POSE).asText()));
                case "paused" -> Optional.of(new SessionLogEntry.Paused(at, true, line.path(BY).asText()));
                case "resumed" -> Optional.of(new SessionLogEntry.Paused(at, false, line.path(BY).asText()));
                case "pair_begun" -> Optional.of(new SessionLogEntry.PairBegun(at, pair(line),
                        line.path(POSE).asText(), line.path("trigger_id").asText()));
                case "pair_ended" -> Optional.of(new SessionLogEntry.PairEnded(at, pair(line),
                        line.path("verdict").asText(), line.path("rule").asText(), line.path("sentence").asText(),
                        line.path("corrected_by").asText()));
                case "decided" -> Optional.of(new SessionLogEntry.Decided(at, pair(line),
                        line.path("decision").asText(), line.path(BY).asText()));
                case "ended" -> Optional.of(new SessionLogEntry.Ended(at, line.path(BY).asText()));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static PairId pair(JsonNode line) {
        return PairId.parse(line.path(PAIR).asText());
    }
}
