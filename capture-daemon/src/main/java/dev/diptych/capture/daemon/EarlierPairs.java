package dev.diptych.capture.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionHistory;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionLogEntry;
import dev.diptych.archive.StoredPair;
import dev.diptych.archive.TriggerFate;
import dev.diptych.capture.develop.Verdict;
import dev.diptych.capture.session.EvidenceFacts;
import dev.diptych.capture.session.FaceFacts;
import dev.diptych.capture.session.FindingFacts;
import dev.diptych.capture.session.PairFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pairs of a session that an earlier run took, as the archive has them: what was measured of time alone is forgotten. */
final class EarlierPairs {
    private static final String SOURCE = "archive";
    private static final ObjectMapper FACTS = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private final SessionHistory history;

    private EarlierPairs(SessionHistory history) {
        this.history = history;
    }

    /** By their numbers; those that were lost too. */
    static List<PairReport> of(Path root, SessionId session) throws ArchiveException {
        ArchiveReader reader = ArchiveReader.open(root);
        EarlierPairs earlier = new EarlierPairs(SessionHistory.of(reader.log(session)));
        List<PairReport> reports = new ArrayList<>();
        List<StoredPair> stored = reader.session(session)
                .pairs()
                .stream()
                .filter(pair -> pair.state() == StoredPair.State.COMMITTED)
                .toList();
        stored.forEach(pair -> reports.add(earlier.kept(pair)));
        Set<PairId> kept = stored.stream().map(StoredPair::id).collect(Collectors.toSet());
        for (PairId id : earlier.history.pairs()) {
            if (!kept.contains(id)) {
                reports.add(earlier.lost(id));
            }
        }
        reports.sort(Comparator.comparing(report -> report.facts().pairId()));
        return reports;
    }

    private PairReport kept(StoredPair pair) {
        JsonNode found = development(pair);
        JsonNode quality = found.path("quality");
        PairFacts facts = new PairFacts(pair.id().toString(), SOURCE,
                pair.verdict().orElse(Verdict.RETAKE.name()),
                pair.verdict().isEmpty() ? "E_NOT_DEVELOPED" : text(quality.path("rule")),
                pair.verdict().isEmpty() ? "It was never developed; its originals are kept." : pair.sentence(),
                number(found.path("gap_ms")), null, null, number(found.path("light").path("residual_lamp_ratio")),
                number(found.path("light").path("flash_ratio")),
                number(found.path("registration").path("error_estimate_px")),
                read(found.path("face"), FaceFacts.class), findings(quality.path("findings")),
                read(found.path("evidence"), EvidenceFacts.class), null);
        String at = pair.createdWallTime().map(Instant::toString).orElse("");
        return report(pair.id(), facts, true, at, PairPictureFiles.found(pair.folder(), pair.id()));
    }

    /**
     * What came of a trigger of an earlier run, in whichever session; empty if nothing can be said.
     *
     * @param triggerId of the fate
     */
    static Optional<PairReport> of(Path root, String triggerId, TriggerFate fate) throws ArchiveException {
        PairId id = fate.pair();
        Optional<PairReport> known = of(root, id.sessionId()).stream()
                .filter(report -> report.facts().pairId().equals(id.toString()))
                .findFirst();
        return known.or(() -> fate.notTaken()
                .map(end -> new PairReport(PairFacts.lost(id, SOURCE, end.code(), end.sentence(), null), false,
                        triggerId, null, null, false, end.at().toString(), List.of(), null)));
    }

    private PairReport lost(PairId id) {
        SessionLogEntry.PairBegun begun = history.begun(id).orElseThrow();
        Optional<SessionLogEntry.PairEnded> ended = history.ended(id);
        return report(id, PairFacts.lost(id, SOURCE, ended.map(SessionLogEntry.PairEnded::rule).orElse("E_INTERRUPTED"),
                ended.map(SessionLogEntry.PairEnded::sentence)
                        .orElse("The program ended while the pair was taken; what there is of it was set aside."),
                null), false, begun.at().toString(), List.of());
    }

    private PairReport report(PairId id, PairFacts facts, boolean kept, String takenAt, List<PairPicture> pictures) {
        Optional<Decision> said = history.decision(id)
                .flatMap(decided -> Decision.of(decided.decision()));
        return new PairReport(facts, kept, history.begun(id).map(SessionLogEntry.PairBegun::triggerId).orElse(null),
                history.begun(id).map(SessionLogEntry.PairBegun::pose).orElse(null),
                said.map(Decision::word).orElse(null), PairReport.counts(kept, facts.accepted(), said), takenAt,
                pictures.stream().map(PairPicture::word).toList(),
                history.ended(id).map(SessionLogEntry.PairEnded::correctedBy).filter(by -> !by.isEmpty()).orElse(null));
    }

    /** What developing found; nothing if it cannot be read: it can be made again. */
    private static JsonNode development(StoredPair pair) {
        Path file = pair.folder().resolve("derivatives").resolve(pair.id() + "_development.json");
        try {
            return Files.isRegularFile(file)
                    ? FACTS.readTree(Files.readAllBytes(file))
                    : FACTS.getNodeFactory().objectNode();
        } catch (IOException e) {
            return FACTS.getNodeFactory().objectNode();
        }
    }

    private static @Nullable List<FindingFacts> findings(JsonNode node) {
        List<FindingFacts> findings = new ArrayList<>();
        for (JsonNode finding : node) {
            FindingFacts read = read(finding, FindingFacts.class);
            if (read != null) {
                findings.add(read);
            }
        }
        return node.isArray() ? findings : null;
    }

    private static <T> @Nullable T read(JsonNode node, Class<T> type) {
        if (!node.isObject()) {
            return null;
        }
        try {
            return FACTS.treeToValue(node, type);
        } catch (IOException e) {
            // Of another version: told without it.
            return null;
        }
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.asText("").isEmpty() ? null : node.asText();
    }
}
