package dev.diptych.archive.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.EventsTable;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.Original;
import dev.diptych.archive.PairIntent;
import dev.diptych.archive.PairRecord;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;

/** An archive of pairs of a few bytes. */
final class SmallArchive {
    static final SessionId FIRST = new SessionId("017", "01");
    static final SessionId SECOND = new SessionId("017", "02");
    static final Instant STARTED = Instant.parse("2026-11-20T10:00:00Z");
    static final Consent CONSENT = new Consent("c-12", "2.1",
            Set.of(ConsentScope.KEEP_RAW, ConsentScope.TRAIN_IN_HOUSE), LocalDate.of(2999, 3, 31));

    private SmallArchive() {
    }

    /**
     * Two sessions: in the first the pairs 1 (GOOD), 2 (RETAKE), 3 (not developed) and a partial 4; nothing in the
     * second.
     */
    static void writeInto(Path root) throws IOException {
        try (Archive archive = Archive.open(root)) {
            start(archive, FIRST);
            start(archive, SECOND);
            develop(commit(archive, "2026-11-20T10:15:00Z"), "GOOD", "");
            develop(commit(archive, "2026-11-20T10:15:00.5Z"), "RETAKE", "The sitter moved.");
            commit(archive, "2026-11-20T10:16:00Z");
            archive.intend(FIRST, "trigger-that-a-crash-followed", 0);
        }
        Archive.open(root).close();
    }

    static void start(Archive archive, SessionId session) throws ArchiveException {
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("protocol", "as-a-person-wrote-it");
        archive.startSession(new SessionRecord(session, CONSENT, STARTED, facts));
    }

    static CommittedPair commit(Archive archive, String createdAt) throws ArchiveException {
        PairIntent intent = archive.intend(FIRST, UUID.randomUUID().toString(), 0);
        ObjectNode sidecar = JsonNodeFactory.instance.objectNode();
        sidecar.putObject("pixel_encoding");
        return archive.commit(new PairRecord(intent.id(),
                List.of(new Original(LightRole.STUDIO, "dng", "studio".getBytes(StandardCharsets.UTF_8), sidecar),
                        new Original(LightRole.FLASH, "dng", "flash".getBytes(StandardCharsets.UTF_8), sidecar)),
                new EventsTable(List.of("light"), List.of()), JsonNodeFactory.instance.objectNode(),
                Instant.parse(createdAt)));
    }

    static void develop(CommittedPair pair, String verdict, String sentence) throws ArchiveException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("quality").put("verdict", verdict).put("sentence", sentence);
        pair.writeDerivative(pair.id() + "_development.json", document);
    }
}
