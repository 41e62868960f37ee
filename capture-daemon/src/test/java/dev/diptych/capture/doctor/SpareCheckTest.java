package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpareCheckTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"true, WARN", "false, OK"})
    void aSpareArchiveOnTheSameDiskIsNone(boolean oneDisk, Severity severity) throws IOException {
        Finding first = check(oneDisk, folder).run().getFirst();

        assertEquals("spare.disk", first.id());
        assertEquals(severity, first.severity());
    }

    @Test
    void itsDiskIsLookedAtLikeTheOther() throws IOException {
        assertEquals("spare.write", check(false, folder).run()
                .stream()
                .map(Finding::id)
                .filter("spare.write"::equals)
                .findFirst()
                .orElseThrow());
    }

    private static SpareCheck check(boolean oneDisk, Path spare) {
        return new SpareCheck(spare.resolve("archive"), spare, (one, other) -> oneDisk,
                new DiskCheck("spare", () -> FolderDisk.under(spare), new PairNeeds(640, 480, 6L * 640 * 480)));
    }
}
