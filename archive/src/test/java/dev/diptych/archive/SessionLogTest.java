package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLogTest {
    private static final Instant AT = Instant.parse("2026-11-27T09:00:00Z");
    private static final PairId PAIR = new PairId(SamplePairs.SESSION, 7);
    private static final List<SessionLogEntry> ALL = List.of(
            new SessionLogEntry.Opened(AT, "five-poses", "anna"), new SessionLogEntry.PoseChosen(AT, "frontal"),
            new SessionLogEntry.PairBegun(AT, PAIR, "frontal", "web-1"),
            new SessionLogEntry.PairEnded(AT, PAIR, "RETAKE", "focus", "The flash frame is blurred.", "deepflash-slim"),
            new SessionLogEntry.Decided(AT, PAIR, "accept", "anna"),
            new SessionLogEntry.Decided(AT, PAIR, "discard", "bert"), new SessionLogEntry.PoseSkipped(AT, "smile"),
            new SessionLogEntry.Paused(AT, false, "anna"),
            new SessionLogEntry.Paused(AT, true, "bert"),
            new SessionLogEntry.Ended(AT, "anna"));

    @TempDir
    Path root;

    private SessionLog open(Archive archive) throws ArchiveException {
        return archive.log(SamplePairs.SESSION);
    }

    private void write(List<SessionLogEntry> entries) throws IOException {
        try (Archive archive = Archive.open(root)) {
            SessionLog log = open(archive);
            for (SessionLogEntry entry : entries) {
                log.add(entry);
            }
        }
    }

    private Path folder() {
        return root.resolve("sub-017/ses-02/log");
    }

    @Test
    void everyKindOfLineIsReadAsItWasWritten() throws IOException {
        write(ALL);

        assertEquals(ALL, ArchiveReader.open(root).log(SamplePairs.SESSION));
        try (Archive archive = Archive.open(root)) {
            assertEquals(ALL, open(archive).earlier());
        }
    }

    @Test
    void aLineThatACrashHasTornIsNoneAndTheNextOpeningGoesOn() throws IOException {
        write(ALL.subList(0, 2));
        Files.writeString(folder().resolve("000001.jsonl"), "{\"at\":\"2026-11", StandardOpenOption.APPEND);
        write(ALL.subList(2, 3));

        assertEquals(ALL.subList(0, 3), ArchiveReader.open(root).log(SamplePairs.SESSION));
    }

    @Test
    void aLineThatWasAlteredSaysNothing() throws IOException {
        write(ALL.subList(0, 5));
        Path segment = folder().resolve("000001.jsonl");
        Files.writeString(segment, Files.readString(segment).replace("\"accept\"", "\"retake\""));

        assertEquals(Optional.empty(),
                SessionHistory.of(ArchiveReader.open(root).log(SamplePairs.SESSION)).decision(PAIR));
    }

    @Test
    void theHistoryIsWhatWasSaidLast() {
        SessionHistory history = SessionHistory.of(ALL);

        assertEquals(Optional.of("It was discarded by bert."), history.rejection(PAIR));
        assertEquals("frontal", history.begun(PAIR).orElseThrow().pose());
        assertEquals("focus", history.ended(PAIR).orElseThrow().rule());
        assertTrue(history.isPaused());
        assertFalse(history.isInterrupted());
        assertTrue(SessionHistory.of(ALL.subList(0, 5)).isInterrupted());
        assertEquals(Optional.empty(), SessionHistory.of(ALL.subList(0, 5)).rejection(PAIR));
        assertFalse(SessionHistory.of(List.of()).isInterrupted());
    }
}
