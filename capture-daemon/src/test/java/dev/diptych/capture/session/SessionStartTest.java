package dev.diptych.capture.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionStartTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00.123456Z"));

    @TempDir
    Path folder = Path.of("");

    @Test
    void aSessionIsStoredWithItsConsentAndFacts() throws Exception {
        SessionStart.Started started = start("017", Optional.of("A"), Optional.of("op1"), Optional.of("upright, grey"))
                .run(folder, NOW);

        SessionRecord stored = ArchiveReader.open(folder).record(new SessionId("017", "A"));
        assertEquals(folder.resolve("sub-017/ses-A/session.json"), started.document());
        assertEquals(SampleArchive.CONSENT, stored.consent());
        assertEquals(Instant.parse("2026-11-21T08:00:00.123Z"), stored.startedAt());
        assertEquals("op1", stored.facts().path("operator").asText());
        assertEquals("upright, grey", stored.facts().path("protocol").asText());
    }

    @Test
    void withoutACodeItTakesTheSubjectsNextNumber() throws Exception {
        SessionStart next = start("017", Optional.empty(), Optional.empty(), Optional.empty());
        SessionStart other = start("018", Optional.empty(), Optional.empty(), Optional.empty());

        List<String> sessions = List.of(next.run(folder, NOW).session().id().toString(),
                next.run(folder, NOW).session().id().toString(), other.run(folder, NOW).session().id().toString());

        assertEquals(List.of("sub-017_ses-01", "sub-017_ses-02", "sub-018_ses-01"), sessions);
    }

    @ParameterizedTest
    @CsvSource({"'',01,nobody sat before", "01,02,the next", "'03 01',04,gaps are not filled",
        "'7 pilot',08,names that are no number do not count", "99,100,a third digit",
        "'1 9999999',02,more digits are a date or a code"})
    void theNextNumberFollowsTheGreatest(String sessions, String next, String why) {
        assertEquals(next, SessionStart.nextNumber(List.of(sessions.split(" "))), why);
    }

    @Test
    void withAnEndedConsentNothingIsWritten() {
        SessionStart start = start("017", Optional.empty(), Optional.empty(), Optional.empty());
        Path archive = folder.resolve("archive");

        OperatorException refusal = assertThrows(OperatorException.class,
                () -> start.run(archive, InstantSource.fixed(Instant.parse("3000-01-01T00:00:00Z"))));

        assertTrue(String.valueOf(refusal.getMessage()).contains("c-7 was valid until 2999-12-31"));
        assertFalse(Files.exists(archive));
    }

    @Test
    void aSessionIsNotStartedTwice() throws Exception {
        SessionStart start = start("017", Optional.of("01"), Optional.empty(), Optional.empty());
        start.run(folder, NOW);

        ArchiveException refusal = assertThrows(ArchiveException.class, () -> start.run(folder, NOW));

        assertEquals(ArchiveException.Code.E_SESSION_EXISTS, refusal.code());
    }

    @Test
    void anArchiveThatIsBeingWrittenIsBusy() throws IOException {
        SessionStart start = start("017", Optional.of("01"), Optional.empty(), Optional.empty());
        try (Archive archive = Archive.open(folder)) {
            ArchiveException refusal = assertThrows(ArchiveException.class, () -> start.run(archive.root(), NOW));

            assertEquals(ArchiveException.Code.E_ARCHIVE_BUSY, refusal.code());
        }
    }

    @ParameterizedTest
    @CsvSource({"Anna Meyer,,op1,subject id", "017,day 2,op1,session id", "017,,Dr. Meyer,operator"})
    void whatIsNoCodeIsRefusedBeforeAnythingIsWritten(String subject, String session, String operator, String named) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> start(subject, Optional.ofNullable(session), Optional.of(operator), Optional.empty()));

        assertTrue(String.valueOf(refusal.getMessage()).contains(named), refusal.getMessage());
    }

    @Test
    void aProtocolIsOneLine() {
        assertThrows(IllegalArgumentException.class,
                () -> start("017", Optional.empty(), Optional.empty(), Optional.of("one\ntwo")));
    }

    private static SessionStart start(String subject, Optional<String> session, Optional<String> operator,
            Optional<String> protocol) {
        return new SessionStart(subject, session, SampleArchive.CONSENT, operator, protocol);
    }
}
