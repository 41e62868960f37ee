package dev.diptych.capture.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.diptych.archive.Archive;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionLog;
import dev.diptych.archive.SessionLogEntry;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.session.SampleArchive;
import dev.diptych.capture.web.ApiSchemas;
import dev.diptych.capture.web.ArchiveViews.SessionSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSummariesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T11:00:00Z");
    private static final SessionSummary SAMPLE = new SessionSummary("sub-001_ses-01", "001", "2026-11-20T10:00:00Z",
            "op1", null, "c-7", "2999-12-31", 2, 1, false);

    @TempDir
    Path root = Path.of("");

    private final StillRig rig = new StillRig();
    private ArchiveLook look = new ArchiveLook(root, rig);

    @BeforeEach
    void makeAnArchiveOfAGoodPairAndABadOne() throws IOException {
        SampleArchive.writeInto(root);
        look = new ArchiveLook(root, rig);
    }

    @Test
    void aSessionWithoutALogIsSummedUpByItsPairs() throws IOException {
        assertEquals(List.of(SAMPLE), look.sessions());
        ApiSchemas.assertFits("SessionSummary", look.sessions().getFirst());
    }

    @Test
    void aPersonsWordGoesBeforeTheRulesAndWhatIsLostDoesNotCount() throws IOException {
        say(new SessionLogEntry.Opened(NOW, "quick", "anna"), begun(1), begun(2), begun(3), begun(4), ended(1, "GOOD"),
                ended(2, "RETAKE"), ended(3, "RETAKE"));
        assertEquals(List.of(4, 1), counted());

        say(new SessionLogEntry.Decided(NOW, pair(2), "accept", "anna"),
                new SessionLogEntry.Decided(NOW, pair(3), "accept", "anna"));
        assertEquals(List.of(4, 2), counted());

        say(new SessionLogEntry.Decided(NOW, pair(1), "discard", "anna"));
        assertEquals(List.of(4, 1), counted());
        assertEquals("quick", look.sessions().getFirst().protocol());
    }

    @Test
    void theLogKnowsVerdictsWithoutTheDocuments() throws IOException {
        say(begun(1), begun(2), ended(1, "WARN"), ended(2, "GOOD"));
        Files.delete(root.resolve("sub-001/ses-01/pair-0002/derivatives/sub-001_ses-01_pair-0002_development.json"));

        assertEquals(List.of(2, 2), counted());
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() throws IOException {
        assertEquals(List.of(SAMPLE), look.sessions());
        Files.delete(root.resolve("sub-001/ses-01/pair-0001/manifest.json"));

        assertEquals(List.of(SAMPLE), look.sessions());
        assertEquals(0, new ArchiveLook(root, rig).sessions().getFirst().accepted());
    }

    @Test
    void theNewestComesFirstAndTheRigKnowsTheOpenOneBest() throws IOException {
        start("002", NOW);
        start("003", SampleArchive.STARTED);
        rig.open("sub-001_ses-01", 7, 5);

        List<SessionSummary> sessions = look.sessions();

        assertEquals(List.of("sub-002_ses-01", "sub-003_ses-01", "sub-001_ses-01"),
                sessions.stream().map(SessionSummary::id).toList());
        assertEquals(new SessionSummary(SAMPLE.id(), SAMPLE.subject(), SAMPLE.startedAt(), "op1", "standard", "c-7",
                "2999-12-31", 7, 5, true), sessions.getLast());
    }

    @Test
    void whatCannotBeReadIsLeftOut() throws IOException {
        start("002", NOW);
        Files.writeString(root.resolve("sub-002/ses-01/session.json"), "{");

        assertEquals(List.of(SAMPLE), look.sessions());
        assertEquals(List.of(), new ArchiveLook(root.resolve("nowhere"), rig).sessions());
    }

    private List<Integer> counted() {
        SessionSummary summary = look.sessions().getFirst();
        return List.of(summary.pairs(), summary.accepted());
    }

    private void say(SessionLogEntry... entries) throws IOException {
        try (Archive archive = Archive.open(root)) {
            SessionLog log = archive.log(SampleArchive.SESSION);
            for (SessionLogEntry entry : entries) {
                log.add(entry);
            }
        }
    }

    private void start(String subject, Instant at) throws IOException {
        try (Archive archive = Archive.open(root)) {
            archive.startSession(new SessionRecord(new SessionId(subject, "01"), SampleArchive.CONSENT, at,
                    JsonNodeFactory.instance.objectNode()));
        }
    }

    private static SessionLogEntry begun(int number) {
        return new SessionLogEntry.PairBegun(NOW, pair(number), "frontal", "t-" + number);
    }

    private static SessionLogEntry ended(int number, String verdict) {
        return new SessionLogEntry.PairEnded(NOW, pair(number), verdict, "", "", "");
    }

    private static PairId pair(int number) {
        return new PairId(SampleArchive.SESSION, number);
    }
}
