package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every state that a power cut during one pair may leave, up to a sample where there are too many. */
class PowerLossTest {
    private static final int ALL_SUBSETS_UP_TO = 4;
    private static final PairId EARLIER = new PairId("017", "02", 1);
    private static final PairId PAIR = new PairId("017", "02", 2);

    @TempDir
    Path folder;

    @Test
    void everyStateOfOnePairIsAbsentOrCompleteAndRight() throws IOException {
        holdEveryState(3);
    }

    @Test
    @Tag("long")
    void moreSamplesOfStates() throws IOException {
        holdEveryState(60);
    }

    private void holdEveryState(int samples) throws IOException {
        Path root = folder.resolve("archive");
        SamplePairs.store(root, SamplePairs.pair(1));
        CrashDisk disk = new CrashDisk(root);
        int openedAt;
        int intendedAt;
        try (Archive archive = Archive.open(root, disk, InstantSource.fixed(SamplePairs.CREATED))) {
            openedAt = disk.steps();
            archive.intend(SamplePairs.SESSION, "t-2", 0);
            intendedAt = disk.steps();
            archive.commit(SamplePairs.pair(2));
        }
        assertTrue(openedAt < intendedAt && intendedAt < disk.steps());

        int states = 0;
        Random random = new Random(1);
        for (int done = openedAt; done <= disk.steps(); done++) {
            for (Set<Integer> kept : subsets(disk.doubtfulEntries(done), samples, random)) {
                for (CrashDisk.Unsynced unsynced : disk.hasUnsyncedBytes(done)
                        ? List.of(CrashDisk.Unsynced.values())
                        : List.of(CrashDisk.Unsynced.ALL)) {
                    Path state = folder.resolve("state-" + states);
                    disk.writeState(done, kept, unsynced, state);
                    hold(state, done >= intendedAt, done == disk.steps(),
                            "after " + done + " of " + disk.steps() + " steps, kept " + kept + ", " + unsynced);
                    delete(state);
                    states++;
                }
            }
        }
        assertTrue(states > 400, states + " states");
    }

    @Test
    void theFirstPairOfANewSessionToo() throws IOException {
        Path root = folder.resolve("archive");
        Archive.open(root).close();
        CrashDisk disk = new CrashDisk(root);
        int startedAt;
        try (Archive archive = Archive.open(root, disk, InstantSource.fixed(SamplePairs.CREATED))) {
            archive.startSession(SamplePairs.session());
            startedAt = disk.steps();
            archive.intend(SamplePairs.SESSION, "t-1", 0);
            archive.commit(SamplePairs.pair(1));
        }
        Random random = new Random(2);
        int states = 0;
        for (int done = 0; done <= disk.steps(); done++) {
            for (Set<Integer> kept : subsets(disk.doubtfulEntries(done), 3, random)) {
                Path state = folder.resolve("state-" + states++);
                disk.writeState(done, kept, CrashDisk.Unsynced.HALF, state);
                String where = "after " + done + " steps, kept " + kept;
                CrashAudit.open(state, done == disk.steps() ? Set.of(EARLIER) : Set.of(), Set.of(), new QuickDisk(),
                        where);
                if (done >= startedAt) {
                    assertEquals(SamplePairs.session(), SessionDocument.read(new ArchiveLayout(state),
                            SamplePairs.SESSION), where);
                }
                delete(state);
            }
        }
    }

    private static void hold(Path state, boolean intended, boolean committed, String where) throws IOException {
        List<RecoveredPair> recovered = CrashAudit.open(state, committed ? Set.of(EARLIER, PAIR) : Set.of(EARLIER),
                intended ? Set.of(PAIR) : Set.of(), new QuickDisk(), where);
        Path place = state.resolve("sub-017/ses-02/pair-0002");
        if (Files.exists(place)) {
            PairFiles right = PairFiles.of(SamplePairs.pair(2));
            for (PairFiles.NamedBytes file : right.files()) {
                assertEquals(Sha256.of(file.bytes()), Sha256.ofFile(place.resolve(file.name())), where);
            }
        }
        // If all of the journal's last line is there, there is nothing to tell.
        assertTrue(!intended || !recovered.isEmpty() || Files.exists(place), where + ": nothing was told");
        assertEquals(List.of(), CrashAudit.open(state, Set.of(EARLIER), Set.of(), new QuickDisk(), where),
                where + ": there was something left for the next start");
    }

    /** All of them if they are few; else none, all, all but one, one, and a sample. */
    private static Set<Set<Integer>> subsets(int entries, int samples, Random random) {
        Set<Set<Integer>> subsets = new LinkedHashSet<>();
        if (entries <= ALL_SUBSETS_UP_TO) {
            for (int bits = 0; bits < 1 << entries; bits++) {
                subsets.add(of(bits, entries));
            }
            return subsets;
        }
        int all = (1 << entries) - 1;
        subsets.add(Set.of());
        subsets.add(of(all, entries));
        for (int i = 0; i < entries; i++) {
            subsets.add(of(all ^ (1 << i), entries));
            subsets.add(of(1 << i, entries));
        }
        for (int i = 0; i < samples; i++) {
            subsets.add(of(random.nextInt(all + 1), entries));
        }
        return subsets;
    }

    private static Set<Integer> of(int bits, int entries) {
        Set<Integer> subset = new HashSet<>();
        for (int i = 0; i < entries; i++) {
            if ((bits & (1 << i)) != 0) {
                subset.add(i);
            }
        }
        return subset;
    }

    private static void delete(Path state) throws IOException {
        try (Stream<Path> paths = Files.walk(state)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
