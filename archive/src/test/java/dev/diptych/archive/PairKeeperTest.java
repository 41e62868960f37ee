package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.diptych.archive.ArchiveException.Code;
import dev.diptych.archive.PairKeeper.Kept;

class PairKeeperTest {
    private static final PairRecord PAIR = SamplePairs.pair(1);

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Path spare = Path.of("");

    @BeforeEach
    void nameFolders() {
        root = folder.resolve("archive");
        spare = folder.resolve("spare");
    }

    @ParameterizedTest
    @CsvSource({"write, No space left on device, E_STORAGE_FULL", "write, Input/output error, E_STORAGE_IO",
        "write, Read-only file system, E_STORAGE_READONLY", "sync, Input/output error, E_STORAGE_SYNC",
        "mkdir, Input/output error, E_STORAGE_IO", "rename, Input/output error, E_STORAGE_IO"})
    void whatTheDiskDoesNotTakeGoesToTheSpareOne(String operation, String reason, Code code) throws IOException {
        FaultyStorage storage = new FaultyStorage(folder);
        try (Archive archive = open(storage); PairKeeper keeper = keeper(archive, Optional.of(spare))) {
            PairIntent intent = archive.intend(SamplePairs.SESSION, "t-1", 0);
            storage.failingAt(operation,
                    operation.equals("sync") ? new SyncFailedException(reason) : new IOException(reason));

            Kept.InSpare kept = assertInstanceOf(Kept.InSpare.class, keeper.keep(intent, PAIR));

            assertTrue(kept.remark().startsWith(PAIR.id() + " went to the spare archive " + spareRoot() + " (" + code),
                    kept.remark());
            assertEquals(spareRoot().resolve("sub-017/ses-02/pair-0001"), kept.pair().folder());
            assertEquals(List.of(), PairVerifier.verify(kept.pair().folder()));
            assertEquals(List.of(), keeper.unsaved());
        }
        ArchiveReader reader = ArchiveReader.open(spareRoot());
        assertEquals(Optional.of(SamplePairs.session()), reader.session(SamplePairs.SESSION).record());
        for (RecoveredPair left : CrashAudit.open(root, Set.of(), Set.of(), new NioStorage(), "the archive itself")) {
            assertTrue(left.sentence()
                    .endsWith(
                            "the disk had failed, and the pair was stored in " + spareRoot()
                                    + "/sub-017/ses-02/pair-0001."),
                    left.sentence());
        }
    }

    @Test
    void whatNoDiskTakesStaysInMemoryAndNothingElseIsBegun() throws IOException {
        FaultyStorage storage = new FaultyStorage(folder);
        Files.writeString(spare, "a file in the way");
        try (Archive archive = open(storage); PairKeeper keeper = keeper(archive, Optional.of(spare))) {
            PairIntent intent = archive.intend(SamplePairs.SESSION, "t-1", 0);
            storage.failingAt("write", new IOException("No space left on device"));

            Kept.Unsaved unsaved = assertInstanceOf(Kept.Unsaved.class, keeper.keep(intent, PAIR));
            assertEquals(Code.E_STORAGE_FULL, unsaved.failure().code());
            assertEquals(List.of(PAIR), keeper.unsaved());
            ArchiveException refusal = assertThrows(ArchiveException.class, keeper::requireNothingUnsaved);
            assertEquals(PAIR.id() + " is in memory alone; mend the disk of " + root
                    + " so that it can be stored, and do not end this program before.", refusal.getMessage());
            assertInstanceOf(Kept.Unsaved.class, keeper.retry().getFirst());

            storage.failing(operation -> false, new IOException());
            Kept.Stored stored = assertInstanceOf(Kept.Stored.class, keeper.retry().getFirst());

            assertEquals(root.resolve("sub-017/ses-02/pair-0001"), stored.pair().folder());
            assertEquals(List.of(), PairVerifier.verify(stored.pair().folder()));
            keeper.requireNothingUnsaved();
        }
    }

    /** Whichever operation of a pair fails, and whether or not the disk works again: the pair is somewhere, whole. */
    @ParameterizedTest
    @CsvSource({"No space left on device, E_STORAGE_FULL", "Input/output error, E_STORAGE_IO",
        "Read-only file system, E_STORAGE_READONLY", "fsync, E_STORAGE_SYNC"})
    void aFailureAtEveryOperationHasItsNameAndLosesNothing(String reason, Code code) throws IOException {
        IOException failure = reason.equals("fsync")
                ? new SyncFailedException("Input/output error")
                : new IOException(reason);
        FaultyStorage counting = new FaultyStorage(folder);
        int before;
        try (Archive archive = open(counting)) {
            archive.intend(SamplePairs.SESSION, "t-1", 0);
            before = counting.operations().size();
            archive.commit(PAIR);
        }
        int operations = counting.operations().size() - before;
        assertTrue(operations > 15, operations + " operations");
        for (int n = 1; n <= operations; n++) {
            root = folder.resolve("archive-" + n);
            int failing = before + n;
            FaultyStorage storage = new FaultyStorage(folder);
            try (Archive archive = open(storage); PairKeeper keeper = keeper(archive, Optional.empty())) {
                PairIntent intent = archive.intend(SamplePairs.SESSION, "t-1", 0);
                storage.failing(operation -> operation == failing, failure);

                Kept kept = keeper.keep(intent, PAIR);
                if (kept instanceof Kept.Unsaved(PairId id, ArchiveException why)) {
                    assertEquals(code, why.code(), "operation " + n + " of " + id);
                    kept = keeper.retry().getFirst();
                }

                Kept.Stored stored = assertInstanceOf(Kept.Stored.class, kept, "operation " + n);
                assertEquals(List.of(), PairVerifier.verify(stored.pair().folder()), "operation " + n);
            }
            CrashAudit.open(root, Set.of(PAIR.id()), Set.of(PAIR.id()), new NioStorage(),
                    "operation " + n);
        }
    }

    @Test
    void aDiskThatDoesNotAnswerHangsNobody() throws IOException {
        CountDownLatch answer = new CountDownLatch(1);
        FaultyStorage storage = new FaultyStorage(folder);
        try (Archive archive = open(storage);
                PairKeeper keeper = new PairKeeper(archive, Optional.empty(), Duration.ofMillis(1))) {
            PairIntent intent = archive.intend(SamplePairs.SESSION, "t-1", 0);
            storage.beforeRename(() -> await(answer));

            Kept.Unsaved unsaved = assertInstanceOf(Kept.Unsaved.class, keeper.keep(intent, PAIR));
            assertEquals(Code.E_STORAGE_STALLED, unsaved.failure().code());
            assertEquals("The disk of " + root + " has not taken " + PAIR.id()
                    + " within 0.001 s; check the disk and its cable.", unsaved.failure().getMessage());
            assertThrows(ArchiveException.class, keeper::requireNothingUnsaved);
            answer.countDown();
            while (!keeper.unsaved().isEmpty()) {
                keeper.retry();
            }

            assertEquals(List.of(), PairVerifier.verify(archive.pairFolder(PAIR.id())));
        }
    }

    @Test
    void aDiskThatDoesNotAnswerSendsThePairToTheSpareOneAndHoldsNobodyUp() throws IOException {
        CountDownLatch answer = new CountDownLatch(1);
        FaultyStorage storage = new FaultyStorage(folder);
        Archive archive = Archive.open(root, storage, InstantSource.fixed(SamplePairs.CREATED), Duration.ofMillis(1));
        archive.startSession(SamplePairs.session());
        PairKeeper keeper = new PairKeeper(archive, Optional.of(spare), Duration.ofSeconds(2));
        PairIntent intent = archive.intend(SamplePairs.SESSION, "t-1", 0);
        storage.beforeRename(() -> await(answer));

        Kept.InSpare kept = assertInstanceOf(Kept.InSpare.class, keeper.keep(intent, PAIR));

        assertEquals(List.of(), PairVerifier.verify(kept.pair().folder()));
        assertEquals(Code.E_STORAGE_STALLED, assertThrows(ArchiveException.class,
                () -> archive.intend(SamplePairs.SESSION, "t-2", 0)).code());
        keeper.close();
        archive.close();
        answer.countDown();
    }

    @Test
    void aPairIsNotFiledUnderAnotherConsent() throws IOException {
        SessionRecord other = new SessionRecord(SamplePairs.SESSION,
                new Consent("C-99", "1", Set.of(ConsentScope.PUBLISH_IMAGES), SamplePairs.CONSENT.validUntil()),
                SamplePairs.CREATED, SamplePairs.object());
        try (Archive archive = Archive.open(spareRoot())) {
            archive.startSession(other);
        }
        FaultyStorage storage = new FaultyStorage(folder);
        try (Archive archive = open(storage); PairKeeper keeper = keeper(archive, Optional.of(spare))) {
            PairIntent intent = archive.intend(SamplePairs.SESSION, "t-1", 0);
            storage.failingAt("write", new IOException("No space left on device"));

            Kept.Unsaved unsaved = assertInstanceOf(Kept.Unsaved.class, keeper.keep(intent, PAIR));

            assertEquals(spareRoot() + " has another session sub-017_ses-02; name an empty folder for the spare"
                    + " archive.", unsaved.failure().getSuppressed()[0].getMessage());
        }
    }

    @Test
    void aSlowDiskIsTold() throws IOException {
        FaultyStorage storage = new FaultyStorage(folder);
        try (Archive archive = open(storage);
                PairKeeper keeper = new PairKeeper(archive, Optional.empty(), Duration.ofSeconds(60), new Ticks())) {
            PairIntent intent = archive.intend(SamplePairs.SESSION, "t-1", 0);

            Kept.Stored stored = assertInstanceOf(Kept.Stored.class, keeper.keep(intent, PAIR));

            assertEquals(Optional.of("The disk of " + root + " took 3.0 s to store " + PAIR.id()
                    + ", 0.0 MB; use a faster one for longer sessions."), stored.remark());
        }
    }

    private Archive open(Storage storage) throws IOException {
        Archive archive = Archive.open(root, storage, InstantSource.fixed(SamplePairs.CREATED));
        archive.startSession(SamplePairs.session());
        return archive;
    }

    private Path spareRoot() {
        return spare.resolve("archive");
    }

    private static PairKeeper keeper(Archive archive, Optional<Path> spare) {
        return new PairKeeper(archive, spare, PairKeeper.USUAL_PATIENCE);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A clock by which everything takes three seconds. */
    private static final class Ticks implements LongSupplier {
        private long nanos;

        @Override
        public long getAsLong() {
            nanos += 3_000_000_000L;
            return nanos;
        }
    }
}
