package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Opens an archive after a crash and holds what is there then against what was there before. */
final class CrashAudit {
    private static final Pattern OUR_OWN = Pattern.compile("writer\\.lock|\\.dataset_description\\.json\\..*");

    /** Pairs of this archive that were read byte by byte already. */
    private final Set<PairId> read = new HashSet<>();

    /** Of an archive that is opened once. */
    static List<RecoveredPair> open(Path root, Set<PairId> kept, Set<PairId> intended, Storage storage, String where)
            throws IOException {
        return new CrashAudit().reopen(root, kept, intended, storage, where);
    }

    /** From now on every pair is read again. */
    void forget() {
        read.clear();
    }

    /**
     * @param kept pairs that were said to be safe before the crash
     * @param intended pairs of which the intent was said to be safe
     * @return what the opening told of
     */
    List<RecoveredPair> reopen(Path root, Set<PairId> kept, Set<PairId> intended, Storage storage, String where)
            throws IOException {
        Set<String> before = files(root);
        List<RecoveredPair> recovered;
        try (Archive archive = Archive.open(root, storage, InstantSource.fixed(SamplePairs.CREATED))) {
            recovered = archive.recovered();
        }
        assertTrue(files(root).containsAll(before), where + ": a file is gone");
        ArchiveReader reader = ArchiveReader.open(root);
        Set<PairId> committed = new HashSet<>();
        Set<PairId> partial = new HashSet<>();
        for (StoredSession session : reader.sessions()) {
            for (StoredPair pair : session.pairs()) {
                if (pair.state() == StoredPair.State.COMMITTED) {
                    if (read.add(pair.id())) {
                        assertEquals(List.of(), PairVerifier.verify(pair.folder()), where);
                    }
                    committed.add(pair.id());
                } else {
                    assertFalse(pair.sentence().isEmpty(), where);
                    partial.add(pair.id());
                }
            }
            assertEquals(List.of(), ArchiveFolders.children(
                    new ArchiveLayout(root).incoming(session.id())), where);
        }
        assertTrue(committed.containsAll(kept), where + ": lost of " + kept + ", there are " + committed);
        for (PairId pair : intended) {
            assertTrue(committed.contains(pair) || partial.contains(pair), where + ": nothing is told of " + pair);
        }
        assertNothingTwice(root, where);
        assertEquals(List.of(), JournalState.of(entries(root)).openIntents().stream().toList(), where);
        return recovered;
    }

    /** No number was given and no trigger obeyed twice. */
    private static void assertNothingTwice(Path root, String where) throws IOException {
        Set<PairId> pairs = new HashSet<>();
        Set<String> triggers = new HashSet<>();
        for (JournalEntry entry : entries(root)) {
            if (entry instanceof JournalEntry.Intent intent) {
                assertTrue(pairs.add(intent.pair()), where + ": fired again " + intent.pair());
                assertTrue(triggers.add(intent.triggerId()), where + ": obeyed again " + intent.triggerId());
            }
        }
    }

    private static List<JournalEntry> entries(Path root) throws IOException {
        return Journal.read(root.resolve("journal")).entries();
    }

    /** Every file by its identity in the file system and its size, whatever it is called now. */
    private static Set<String> files(Path root) throws IOException {
        Set<String> files = new HashSet<>();
        try (var paths = Files.walk(root)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                if (!OUR_OWN.matcher(String.valueOf(file.getFileName())).matches()) {
                    files.add(Files.getAttribute(file, "unix:ino") + " " + Files.size(file));
                }
            }
        }
        return files;
    }
}
