package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an opening says of what the writer before has left; {@link PowerLossTest} holds that nothing is lost. */
class RecoveryTest {
    @TempDir
    Path root;

    @Test
    void anIntentOfWhichNothingWasWritten() throws IOException {
        try (Archive archive = Archive.open(root)) {
            archive.startSession(SamplePairs.session());
            archive.intend(SamplePairs.SESSION, "t-1", 0);
        }

        assertEquals(List.of("sub-017_ses-02_pair-0001 was not finished, and what there is of it lies now in "
                + root.resolve("sub-017/ses-02/partial/pair-0001")
                + ": the program before ended between the intent and the first file; it is not known whether anything"
                + " was fired."), told());
        assertEquals(List.of(), told());
        String document = Files.readString(root.resolve("sub-017/ses-02/partial/pair-0001/partial.json"));
        assertTrue(document.contains("\"state\" : \"PARTIAL\""), document);
    }

    @Test
    void aStagedPairThatLacksAFile() throws IOException {
        PairId id = staged();
        Files.delete(incoming(id).resolve(id + "_events.tsv"));

        assertEquals(List.of(id + " was not finished, and what there is of it lies now in " + partial(id) + ": "
                + incoming(id).resolve(id + "_events.tsv") + " is missing."), told());
    }

    @Test
    void aStagedPairThatIsWhole() throws IOException {
        PairId id = staged();

        assertEquals(List.of(id + " was whole when the program before ended, and lies now in "
                + root.resolve("sub-017/ses-02/pair-0001") + "."), told());
        assertEquals(List.of(), PairVerifier.verify(root.resolve("sub-017/ses-02/pair-0001")));
    }

    /** The kernel may show bytes that never reached the disk once an fsync has failed. */
    @Test
    void aStagedPairThatLooksWholeAfterTheDiskFailed() throws IOException {
        FaultyStorage storage = new FaultyStorage(root);
        PairId id;
        try (Archive archive = Archive.open(root, storage, InstantSource.fixed(SamplePairs.CREATED))) {
            archive.startSession(SamplePairs.session());
            id = archive.intend(SamplePairs.SESSION, "t-1", 0).id();
            storage.failing(operation -> storage.operations().getLast().matches("sync .*incoming/pair-0001"),
                    new SyncFailedException("Input/output error"));
            org.junit.jupiter.api.Assertions.assertThrows(ArchiveException.class,
                    () -> archive.commit(SamplePairs.pair(1)));
        }
        assertTrue(Files.exists(incoming(id).resolve("manifest.json")));

        assertEquals(List.of(id + " was not finished, and what there is of it lies now in " + partial(id)
                + ": the disk had failed while it was written."), told());
        assertFalse(Files.exists(root.resolve("sub-017/ses-02/pair-0001")));
    }

    @Test
    void anEarlierAttemptAtAPairThatWasStored() throws IOException {
        PairId id = staged();
        told();
        Files.createDirectories(incoming(id).resolveSibling("pair-0001_attempt-2"));

        assertEquals(List.of(id + " was not finished, and what there is of it lies now in " + partial(id)
                + ": the pair is stored already."), told());
    }

    @Test
    void aPairInItsPlaceStaysThereWhateverHasBecomeOfIt() throws IOException {
        Path place = SamplePairs.store(root, SamplePairs.pair(1)).folder();
        Path segment = root.resolve("journal/000001.jsonl");
        Files.write(segment, Files.readAllLines(segment).stream().filter(it -> !it.contains("committed")).toList());
        Files.writeString(place.resolve(".DS_Store"), "x");

        assertEquals(List.of("sub-017_ses-02_pair-0001 lies in its place, but is not as it was stored: "
                + place.resolve(".DS_Store") + " is not in the manifest."), told());
        assertTrue(Files.exists(place));
        assertEquals(List.of(), told());
    }

    @Test
    void aSessionThatWasRemovedDoesNotComeBack() throws IOException {
        try (Archive archive = Archive.open(root)) {
            archive.startSession(SamplePairs.session());
            archive.intend(SamplePairs.SESSION, "t-1", 0);
        }
        Files.delete(root.resolve("sub-017/ses-02/session.json"));
        Files.delete(root.resolve("sub-017/ses-02"));
        Files.delete(root.resolve("sub-017"));

        assertEquals(List.of(), told());
        assertFalse(Files.exists(root.resolve("sub-017")));
    }

    @Test
    void aFolderThatNobodyKnowsIsLeft() throws IOException {
        staged();
        told();
        Path unknown = Files.createDirectories(root.resolve("sub-017/ses-02/incoming/holiday"));

        assertEquals(List.of(unknown + " has no pair's name and was left where it is; look what it holds."), told());
        assertTrue(Files.exists(unknown));
    }

    /** Leaves a whole pair staged: the rename does not come. */
    private PairId staged() throws IOException {
        FaultyStorage storage = new FaultyStorage(root);
        try (Archive archive = Archive.open(root, storage, InstantSource.fixed(SamplePairs.CREATED))) {
            archive.startSession(SamplePairs.session());
            PairId id = archive.intend(SamplePairs.SESSION, "t-1", 0).id();
            SamplePairs.store(archive, SamplePairs.pair(1));
            Files.createDirectories(incoming(id).getParent());
            Files.move(root.resolve("sub-017/ses-02/pair-0001"), incoming(id));
            Path segment = root.resolve("journal/000001.jsonl");
            Files.write(segment,
                    Files.readAllLines(segment).stream().filter(line -> !line.contains("committed")).toList());
            return id;
        }
    }

    private List<String> told() throws IOException {
        try (Archive archive = Archive.open(root)) {
            return archive.recovered().stream().map(RecoveredPair::sentence).toList();
        }
    }

    private Path incoming(PairId id) {
        return new ArchiveLayout(root).staging(id, 1);
    }

    private Path partial(PairId id) {
        return new ArchiveLayout(root).setAside(id, 1);
    }
}
