package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.SyncFailedException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.diptych.archive.ArchiveException.Code;

class PairCommitTest {
    private static final String INCOMING = "/sub-017/ses-02/incoming";
    private static final String STAGED = INCOMING + "/pair-0007";
    private static final String STAGED_FILE = STAGED + "/sub-017_ses-02_pair-0007";

    @TempDir
    Path root;

    @BeforeEach
    void makeArchive() throws IOException {
        Archive.open(root).close();
    }

    @Test
    void everyOperationHasItsPlace() throws ArchiveException {
        FaultyStorage storage = new FaultyStorage(root);

        commit(storage, SamplePairs.pair(7));

        assertEquals(List.of("mkdir /sub-017", "sync /", "mkdir /sub-017/ses-02", "sync /sub-017", "mkdir " + INCOMING,
                "sync /sub-017/ses-02", "mkdir " + STAGED, "sync " + INCOMING,
                "write " + STAGED_FILE + "_light-studio.dng", "write " + STAGED_FILE + "_light-studio.json",
                "write " + STAGED_FILE + "_light-flash.dng",
                "write " + STAGED_FILE + "_light-flash.json", "write " + STAGED_FILE + "_light-dark.dng",
                "write " + STAGED_FILE + "_light-dark.json", "write " + STAGED_FILE + "_events.tsv",
                "write " + STAGED_FILE + "_plan.json", "write " + STAGED + "/manifest.json", "sync " + STAGED,
                "rename " + STAGED + " -> /sub-017/ses-02/pair-0007", "sync /sub-017/ses-02", "sync " + INCOMING),
                storage.operations());
    }

    @Test
    void theWayToThePlaceIsSyncedEvenIfItIsThere() throws ArchiveException {
        commit(new FaultyStorage(root), SamplePairs.pair(6));
        FaultyStorage storage = new FaultyStorage(root);

        commit(storage, SamplePairs.pair(7));

        assertEquals(List.of("sync /", "sync /sub-017", "sync /sub-017/ses-02", "mkdir " + STAGED),
                storage.operations().subList(0, 4));
    }

    @Test
    void whicheverOperationFailsThePairIsNotInItsPlaceAndEarlierOnesAreWhole() throws ArchiveException {
        CommittedPair earlier = commit(new FaultyStorage(root), SamplePairs.pair(1));
        FaultyStorage counting = new FaultyStorage(root);
        commit(counting, SamplePairs.pair(2));

        for (int n = 1; n <= counting.operations().size(); n++) {
            PairRecord pair = SamplePairs.pair(100 + n);
            Path staging = root.resolve("sub-017/ses-02/incoming").resolve(pair.id().folderName());

            FaultyStorage storage = failingAt(n);
            ArchiveException failure = assertThrows(ArchiveException.class, () -> commit(storage, pair));

            assertEquals(Code.E_STORAGE_IO, failure.code());
            assertFalse(Files.exists(root.resolve("sub-017/ses-02").resolve(pair.id().folderName())), "operation " + n);
            // Three folders on the way are synced, then the fourth operation makes the staged one.
            assertTrue(n <= 3 || String.valueOf(failure.getMessage()).contains(staging.toString()),
                    failure.getMessage());
            assertEquals(n > 4, Files.exists(staging), "operation " + n);
            assertEquals(List.of(), PairVerifier.verify(earlier.folder()));
        }
    }

    @Test
    void whicheverOperationOfTheFirstPairFailsItCanBeCommittedAgain() throws IOException {
        FaultyStorage counting = new FaultyStorage(root);
        commit(counting, SamplePairs.pair(7));
        Path parent = root;

        for (int n = 1; n <= counting.operations().size(); n++) {
            root = parent.resolve("archive-" + n);
            Archive.open(root).close();
            FaultyStorage storage = failingAt(n);
            assertThrows(ArchiveException.class, () -> commit(storage, SamplePairs.pair(7)));

            CommittedPair committed = commit(new FaultyStorage(root), SamplePairs.pair(7));

            assertEquals(List.of(), PairVerifier.verify(committed.folder()));
        }
    }

    // The last two operations follow the rename, so the pair is in its place and cannot be taken back.
    @ParameterizedTest
    @ValueSource(ints = {20, 21})
    void aDiskThatDiesAfterTheRenameIsSaidToHoldTheUnconfirmedPair(int firstFailing) {
        FaultyStorage storage = new FaultyStorage(root).failing(operation -> operation >= firstFailing,
                new SyncFailedException("Input/output error"));

        ArchiveException failure = assertThrows(ArchiveException.class, () -> commit(storage, SamplePairs.pair(7)));

        Path place = root.resolve("sub-017/ses-02/pair-0007");
        assertEquals(Code.E_STORAGE_SYNC, failure.code());
        assertEquals("The disk did not confirm that " + place + " is safe (Input/output error); use another disk; "
                + "the pair lies whole in " + place + ", but a power cut may take it.", failure.getMessage());
        assertEquals(List.of(), PairVerifier.verify(place));
    }

    @Test
    void aPairThatCouldNotBeTakenBackIsConfirmedByTheNextAttempt() throws IOException {
        FaultyStorage storage = new FaultyStorage(root).failing(operation -> operation >= 20,
                new SyncFailedException("Input/output error"));
        assertThrows(ArchiveException.class, () -> commit(storage, SamplePairs.pair(7)));

        CommittedPair committed = commit(storage.failing(operation -> false, new IOException()), SamplePairs.pair(7));

        assertEquals("sync /sub-017/ses-02", storage.operations().getLast());
        assertEquals(List.of(), PairVerifier.verify(committed.folder()));
    }

    @Test
    void aFullDiskSaysWhereTheRestOfThePairLies() {
        FaultyStorage storage = new FaultyStorage(root).failing(operation -> operation == 11,
                new IOException("No space left on device"));

        ArchiveException failure = assertThrows(ArchiveException.class, () -> commit(storage, SamplePairs.pair(7)));

        assertEquals(Code.E_STORAGE_FULL, failure.code());
        assertEquals("The disk of " + root + " has too little space, 1073.7 MB free, 0.1 MB needed; free some space or "
                + "choose another archive; what was written so far stays in " + root + STAGED + ".",
                failure.getMessage());
    }

    @Test
    void aFileInTheWayOfASubjectsFolderFailsTheCommit() throws IOException {
        Files.writeString(root.resolve("sub-017"), "x");

        ArchiveException failure = assertThrows(ArchiveException.class,
                () -> commit(new FaultyStorage(root), SamplePairs.pair(7)));

        assertEquals(Code.E_STORAGE_IO, failure.code());
        assertFalse(Files.exists(root.resolve("sub-017/ses-02")));
    }

    @Test
    void aFileWhoseSyncFailedIsNeverTouchedAgain() {
        FaultyStorage storage = new FaultyStorage(root).failing(operation -> operation == 9,
                new SyncFailedException("Input/output error"));
        assertThrows(ArchiveException.class, () -> commit(storage, SamplePairs.pair(7)));

        assertThrows(ArchiveException.class, () -> commit(storage.failing(operation -> operation == 17,
                new SyncFailedException("Input/output error")), SamplePairs.pair(7)));

        assertEquals(List.of("mkdir " + STAGED, "sync " + INCOMING, "write " + STAGED_FILE + "_light-studio.dng",
                "sync /", "sync /sub-017", "sync /sub-017/ses-02", "mkdir " + STAGED, "mkdir " + STAGED + "_attempt-2",
                "sync " + INCOMING, "write " + STAGED + "_attempt-2/sub-017_ses-02_pair-0007_light-studio.dng",
                "write " + STAGED + "_attempt-2/sub-017_ses-02_pair-0007_light-studio.json"),
                storage.operations().subList(6, storage.operations().size()));
    }

    @Test
    void aStoredPairIsNeverReplaced() throws IOException {
        CommittedPair stored = commit(new FaultyStorage(root), SamplePairs.pair(7));
        byte[] manifest = Files.readAllBytes(stored.manifest());
        FaultyStorage storage = new FaultyStorage(root);

        ArchiveException failure = assertThrows(ArchiveException.class,
                () -> commit(storage, SamplePairs.pair(7, LightRole.STUDIO)));

        assertEquals(Code.E_PAIR_EXISTS, failure.code());
        assertEquals("sub-017_ses-02_pair-0007 is already stored in " + stored.folder()
                + " and is never replaced; take the next pair number.", failure.getMessage());
        assertEquals(List.of(), storage.operations());
        assertArrayEquals(manifest, Files.readAllBytes(stored.manifest()));
    }

    @Test
    void ofTwoWritersOfOnePairTheSecondIsRefused() throws IOException {
        FaultyStorage storage = new FaultyStorage(root).beforeRename(this::commitPair7);

        ArchiveException failure = assertThrows(ArchiveException.class,
                () -> commit(storage, SamplePairs.pair(7, LightRole.STUDIO)));

        assertEquals(Code.E_PAIR_EXISTS, failure.code());
        assertTrue(ManifestReader.read(root.resolve("sub-017/ses-02/pair-0007")).complete());
    }

    private void commitPair7() {
        try {
            commit(new FaultyStorage(root), SamplePairs.pair(7));
        } catch (ArchiveException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FaultyStorage failingAt(int failing) {
        return new FaultyStorage(root).failing(operation -> operation == failing,
                new IOException("Input/output error"));
    }

    private CommittedPair commit(Storage storage, PairRecord pair) throws ArchiveException {
        return new PairCommit(new ArchiveLayout(root), storage, pair).run();
    }
}
