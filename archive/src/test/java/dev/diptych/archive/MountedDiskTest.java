package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.diptych.archive.ArchiveException.Code;
import dev.diptych.archive.PairKeeper.Kept;

/** A real file system that fills up and that turns read-only in mid-session: a tmpfs, which only root may mount. */
@Tag("long")
class MountedDiskTest {
    @TempDir
    Path folder;

    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString()) == 0,
                "no tmpfs can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void aDiskThatFillsUpKeepsNobodysPairFromMemory() throws Exception {
        try (Archive archive = started(); PairKeeper keeper = keeper(archive)) {
            Kept kept;
            int number = 0;
            do {
                number++;
                PairIntent intent = archive.intend(SamplePairs.SESSION, "t-" + number, 0);
                kept = keeper.keep(intent, SamplePairs.large(number));
            } while (kept instanceof Kept.Stored);
            assertEquals(Code.E_STORAGE_FULL, assertInstanceOf(Kept.Unsaved.class, kept).failure().code());
            assertThrows(ArchiveException.class, keeper::requireNothingUnsaved);

            run("mount", "-o", "remount,size=9m", disk.toString());
            assertInstanceOf(Kept.Stored.class, keeper.retry().getFirst());

            for (int stored = 1; stored <= number; stored++) {
                assertEquals(List.of(),
                        PairVerifier.verify(archive.pairFolder(new PairId(SamplePairs.SESSION, stored))));
            }
        }
    }

    @Test
    void aDiskThatTurnsReadOnlyFiresNothingMoreAndLosesNothing() throws Exception {
        try (Archive archive = started(); PairKeeper keeper = keeper(archive)) {
            PairIntent intent = archive.intend(SamplePairs.SESSION, "t-1", 0);
            // The disk as a whole has a file open for writing, the lock; an error of the kernel's does not ask for that.
            List<Path> parts = List.of(disk.resolve("archive/sub-017/ses-02"), disk.resolve("archive/journal"));
            for (Path part : parts) {
                run("mount", "--bind", part.toString(), part.toString());
                run("mount", "-o", "remount,ro,bind", part.toString());
            }

            Kept.Unsaved unsaved = assertInstanceOf(Kept.Unsaved.class, keeper.keep(intent, SamplePairs.large(1)));
            assertEquals(Code.E_STORAGE_READONLY, unsaved.failure().code());
            assertEquals(Code.E_STORAGE_READONLY, assertThrows(ArchiveException.class,
                    () -> archive.intend(SamplePairs.SESSION, "t-2", 0)).code());

            for (Path part : parts) {
                run("umount", part.toString());
            }
            assertInstanceOf(Kept.Stored.class, keeper.retry().getFirst());
            assertEquals(2, archive.intend(SamplePairs.SESSION, "t-3", 0).id().number());
        }
    }

    private Archive started() throws IOException {
        Archive archive = Archive.open(disk.resolve("archive"));
        archive.startSession(SamplePairs.session());
        return archive;
    }

    private static PairKeeper keeper(Archive archive) {
        return new PairKeeper(archive, Optional.empty(), PairKeeper.USUAL_PATIENCE);
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
