package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.archive.Archive;
import dev.diptych.capture.doctor.ClockCheck.Synchronisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCheckTest {
    private static final String NOW = "2026-11-21T08:00:00Z";

    @ParameterizedTest
    @CsvSource({"2026-11-21T08:00:00Z,,OK,clock says 2026-11-21T08:00:00Z.",
        "2026-11-21T08:00:00Z,2026-11-20T08:00:00Z,OK,last written at 2026-11-20T08:00:00Z",
        "2026-11-21T08:00:00Z,2026-11-21T08:04:00Z,OK,last written at",
        "2026-11-21T08:00:00Z,2026-11-21T08:06:00Z,FAIL,but the archive was written at 2026-11-21T08:06:00Z",
        "1970-01-01T00:00:12Z,,FAIL,which cannot be", "2150-01-01T00:00:00Z,,FAIL,which cannot be"})
    void theWallClockIsHeldAgainstTheArchive(Instant now, @Nullable Instant written, Severity severity,
            String evidence) throws IOException {
        ClockCheck check = new ClockCheck(InstantSource.fixed(now), stepping(7), () -> Optional.ofNullable(written),
                () -> Synchronisation.YES);

        assertFound(severity, "clock.wall", evidence, check.run());
    }

    @ParameterizedTest
    @CsvSource({"7,OK,readings took 69 us", "0,FAIL,stands still", "-3,FAIL,went back by 3 ns"})
    void theMonotonicClockGoes(long stepNanos, Severity severity, String evidence) throws IOException {
        assertFound(severity, "clock.monotonic", evidence, check(stepping(stepNanos), Synchronisation.YES).run());
    }

    @ParameterizedTest
    @CsvSource({"YES,OK,keeps the clock right", "NO,WARN,No time server", "UNKNOWN,NOTE,does not say"})
    void theSystemSaysWhetherATimeServerKeepsTheClock(Synchronisation said, Severity severity, String evidence)
            throws IOException {
        assertFound(severity, "clock.synchronised", evidence, check(stepping(1), said).run());
    }

    @ParameterizedTest
    @CsvSource({"NTPSynchronized=yes,YES", "NTPSynchronized=no,NO", "'',UNKNOWN", "What?,UNKNOWN"})
    void theAnswerOfTimedatectlIsUnderstood(String text, Synchronisation expected) {
        assertEquals(expected, TimeServer.answer(text + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"echo NTPSynchronized=yes,YES", "echo NTPSynchronized=no,NO", "false,UNKNOWN",
        "no-such-program-here,UNKNOWN"})
    void theProgramIsAsked(String command, Synchronisation expected) {
        assertEquals(expected, TimeServer.ask(List.of(command.split(" "))));
    }

    @Test
    void anArchivesLastWriteIsThatOfItsJournal(@TempDir Path root) throws IOException {
        assertEquals(Optional.empty(), LastWrite.of(root));
        Archive.open(root).close();
        assertEquals(Optional.empty(), LastWrite.of(root));
        Path segment = Files.writeString(root.resolve("journal/000001.jsonl"), "");
        Files.setLastModifiedTime(segment, FileTime.from(Instant.parse(NOW)));

        assertEquals(Optional.of(Instant.parse(NOW)), LastWrite.of(root));
    }

    private static ClockCheck check(LongSupplier monotonicNanos, Synchronisation said) {
        return new ClockCheck(InstantSource.fixed(Instant.parse(NOW)), monotonicNanos, Optional::empty, () -> said);
    }

    private static LongSupplier stepping(long stepNanos) {
        AtomicLong nanos = new AtomicLong();
        return () -> nanos.getAndAdd(stepNanos);
    }
}
