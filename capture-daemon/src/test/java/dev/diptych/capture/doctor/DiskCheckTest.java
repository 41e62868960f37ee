package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiskCheckTest {
    private static final PairNeeds NEEDS = new PairNeeds(1280, 960, 6L * 1280 * 960);

    /** A disk without fault, but for what a test has let go wrong. */
    static final class FakeDisk implements Disk {
        private long usableBytes = 1L << 40;
        private String type = "ext4";
        private String option = "rw";
        private boolean isKnown = true;
        private boolean takesWrites = true;
        private long writeNanos = 100_000_000;
        private long slowestSyncNanos = 2_000_000;

        @Override
        public Path folder() {
            return Path.of("/data");
        }

        @Override
        public long usableBytes() {
            return usableBytes;
        }

        @Override
        public Optional<Mount> mount() {
            return isKnown ? Optional.of(new Mount(Path.of("/data"), type, Set.of(option))) : Optional.empty();
        }

        @Override
        public WriteTimes measure() throws IOException {
            if (!takesWrites) {
                throw new FileSystemException("/data", null, "Permission denied");
            }
            List<Long> syncs = IntStream.range(0, 20).mapToObj(i -> i == 7 ? slowestSyncNanos : 1_000_000L).toList();
            return new WriteTimes(16_000_000, writeNanos, syncs);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsWhatTheDiskIsLike(Severity severity, String id, String evidence, Consumer<FakeDisk> fault)
            throws IOException {
        FakeDisk disk = new FakeDisk();
        fault.accept(disk);

        assertFound(severity, id, evidence, new DiskCheck("disk", () -> disk, NEEDS).run());
    }

    static Stream<Arguments> faults() {
        return Stream.of(fault(Severity.OK, "disk.space", "1.10 TB free", disk -> {}),
                fault(Severity.WARN, "disk.space", "130 MB free, room for 1 pair of 1280x960",
                        disk -> disk.usableBytes = 130_000_000),
                fault(Severity.FAIL, "disk.space", "100 MB free, room for no pair",
                        disk -> disk.usableBytes = 100_000_000),
                fault(Severity.OK, "disk.kind", "/data lies on ext4", disk -> {}),
                fault(Severity.NOTE, "disk.kind", "gone after a restart", disk -> disk.type = "tmpfs"),
                fault(Severity.NOTE, "disk.kind", "does not say", disk -> disk.isKnown = false),
                fault(Severity.WARN, "disk.kind", "nfs4, mounted at /data: another computer",
                        disk -> disk.type = "nfs4"),
                fault(Severity.OK, "disk.write", "/data can be written", disk -> {}),
                fault(Severity.FAIL, "disk.write", "mounted read-only", disk -> disk.option = "ro"),
                fault(Severity.FAIL, "disk.write", "Permission denied", disk -> disk.takesWrites = false),
                fault(Severity.OK, "disk.speed", "160 MB/s; a pair takes 0.14 s", disk -> {}),
                fault(Severity.WARN, "disk.speed", "8 MB/s; a pair takes 2.76 s",
                        disk -> disk.writeNanos = 2_000_000_000),
                fault(Severity.OK, "disk.sync", "after 1.0 ms (p50), 2.0 ms (p99)", disk -> {}),
                fault(Severity.WARN, "disk.sync", "after 1.0 ms (p50), 150.0 ms (p99)",
                        disk -> disk.slowestSyncNanos = 150_000_000));
    }

    private static Arguments fault(Severity severity, String id, String evidence, Consumer<FakeDisk> fault) {
        return Arguments.of(severity, id, evidence, fault);
    }

    @Test
    void aDiskThatTakesNoWritesIsNotMeasured() throws IOException {
        FakeDisk disk = new FakeDisk();
        disk.option = "ro";

        assertEquals(List.of("disk.kind", "disk.space", "disk.write"),
                new DiskCheck("disk", () -> disk, NEEDS).run().stream().map(Finding::id).toList());
    }

    @Test
    void aFoldersDiskIsMeasuredAndNothingIsLeftOnIt(@TempDir Path folder) throws IOException {
        FolderDisk disk = FolderDisk.under(folder.resolve("not/there/yet"));

        Disk.WriteTimes times = disk.measure();

        assertEquals(folder.toRealPath(), disk.folder());
        assertTrue(disk.usableBytes() > 0);
        assertEquals(20, times.syncNanos().size());
        assertTrue(times.writeNanos() > 0 && Collections.min(times.syncNanos()) > 0, times.toString());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aFolderThatTakesNoFileCannotBeMeasured() throws IOException {
        assertThrows(IOException.class, FolderDisk.under(Path.of("/proc/diptych"))::measure);
    }
}
