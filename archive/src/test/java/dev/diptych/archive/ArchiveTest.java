package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.diptych.archive.ArchiveException.Code;

class ArchiveTest {
    @TempDir
    Path folder;

    @Test
    void aCommittedPairLiesInItsPlace() throws IOException {
        try (Archive archive = started()) {
            PairIntent intent = archive.intend(SamplePairs.SESSION, "t-1", 0);

            CommittedPair pair = archive.commit(SamplePairs.pair(1));

            Path place = folder.resolve("sub-017/ses-02/pair-0001");
            String stem = "sub-017_ses-02_pair-0001_";
            assertEquals(new PairIntent(new PairId("017", "02", 1), "t-1", SamplePairs.session()), intent);
            assertEquals(new CommittedPair(intent.id(), place, place.resolve("manifest.json"),
                    Sha256.ofFile(place.resolve("manifest.json")),
                    Map.of(LightRole.STUDIO, place.resolve(stem + "light-studio.dng"), LightRole.FLASH,
                            place.resolve(stem + "light-flash.dng"), LightRole.DARK,
                            place.resolve(stem + "light-dark.dng"))),
                    pair);
            assertEquals(List.of("manifest.json", stem + "events.tsv", stem + "light-dark.dng",
                    stem + "light-dark.json", stem + "light-flash.dng", stem + "light-flash.json",
                    stem + "light-studio.dng", stem + "light-studio.json", stem + "plan.json"), names(place));
            assertEquals(List.of(), names(folder.resolve("sub-017/ses-02/incoming")));
            assertEquals(List.of(), PairVerifier.verify(place));
        }
    }

    @Test
    void anInterruptWaitsUntilThePairIsStored() throws IOException {
        try (Archive archive = started()) {
            archive.intend(SamplePairs.SESSION, "t-1", 0);

            Thread.currentThread().interrupt();
            CommittedPair pair = archive.commit(SamplePairs.pair(1));

            assertTrue(Thread.interrupted());
            assertEquals(List.of(), PairVerifier.verify(pair.folder()));
        }
    }

    @Test
    void nothingIsCommittedThatWasNotIntended() throws IOException {
        try (Archive archive = started()) {
            assertThrows(IllegalStateException.class, () -> archive.commit(SamplePairs.pair(1)));
            PairIntent intent = archive.intend(SamplePairs.SESSION, "t-1", 0);
            archive.commit(SamplePairs.pair(1));

            assertThrows(IllegalStateException.class, () -> archive.commit(SamplePairs.pair(1)));
            assertThrows(IllegalStateException.class, () -> archive.abandon(intent, "E_X", "It is so."));
        }
    }

    @Test
    void aTriggerIsObeyedOnceEvenAfterANewStart() throws IOException {
        try (Archive archive = started()) {
            archive.abandon(archive.intend(SamplePairs.SESSION, "t-1", 0), "E_FLASH_DARK", "The flash was dark.");
            assertEquals(Code.E_TRIGGER_REPEATED, refusedIntent(archive, "t-1", 0).code());
        }
        try (Archive archive = Archive.open(folder)) {
            assertEquals("The trigger t-1 was obeyed already; send a new one for another pair.",
                    refusedIntent(archive, "t-1", 0).getMessage());
            assertEquals(2, archive.intend(SamplePairs.SESSION, "t-2", 0).id().number());
        }
    }

    @Test
    void thereIsNoIntentWithoutAConsent() throws IOException {
        try (Archive archive = Archive.open(folder)) {
            ArchiveException failure = refusedIntent(archive, "t-1", 0);

            assertEquals(Code.E_CONSENT, failure.code());
            assertEquals("There is no consent for sub-017_ses-02: " + folder
                    + "/sub-017/ses-02/session.json is missing; restore it from a copy, or start a new session with a"
                    + " consent record.",
                    failure.getMessage());
            assertEquals(List.of("dataset_description.json", "journal", "writer.lock"), names(folder));
        }
    }

    @Test
    void aConsentEndsWithItsLastDay() throws IOException {
        Instant lastSecond = Instant.parse("2027-12-31T23:59:59Z");
        try (Archive archive = Archive.open(folder, new NioStorage(), InstantSource.fixed(lastSecond))) {
            archive.startSession(SamplePairs.session());
            archive.intend(SamplePairs.SESSION, "t-1", 0);
        }
        try (Archive archive = Archive.open(folder, new NioStorage(),
                InstantSource.fixed(lastSecond.plusSeconds(1)))) {
            assertEquals("The consent C-17 of sub-017_ses-02 was valid until 2027-12-31; ask for a new one and start a"
                    + " new session with it.", refusedIntent(archive, "t-2", 0).getMessage());
        }
    }

    @Test
    void aSessionIsStartedOnce() throws IOException {
        try (Archive archive = Archive.open(folder)) {
            Path file = archive.startSession(SamplePairs.session());

            assertEquals(folder.resolve("sub-017/ses-02/session.json"), file);
            assertEquals("""
                    {
                      "schema_version" : 2,
                      "encoding" : "utf-8",
                      "subject" : "017",
                      "session" : "02",
                      "started_at" : "2026-11-20T10:15:00Z",
                      "consent" : {
                        "id" : "C-17",
                        "version" : "3",
                        "valid_until" : "2027-12-31",
                        "scopes" : [ "train-in-house" ]
                      },
                      "operator" : "A"
                    }
                    """, Files.readString(file));
            assertEquals(SamplePairs.session(), SessionDocument.read(new ArchiveLayout(folder), SamplePairs.SESSION));
            assertEquals(List.of("session.json"), names(folder.resolve("sub-017/ses-02")));
            ArchiveException again = assertThrows(ArchiveException.class,
                    () -> archive.startSession(SamplePairs.session()));
            assertEquals(Code.E_SESSION_EXISTS, again.code());
        }
    }

    @ParameterizedTest
    @CsvSource({"../x, 02", "017, a/b", "'', 02", "017, .", "John Doe, 02"})
    void aSessionIsRefusedIfAnIdIsNoOpaqueCode(String subject, String session) {
        assertThrows(IllegalArgumentException.class, () -> new SessionId(subject, session));
    }

    @Test
    void aSessionMayNotSetTheArchivesKeys() throws IOException {
        SessionRecord session = new SessionRecord(SamplePairs.SESSION, SamplePairs.CONSENT, SamplePairs.CREATED,
                SamplePairs.object().put("subject", "018"));
        try (Archive archive = Archive.open(folder)) {
            IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                    () -> archive.startSession(session));

            assertEquals("The session's document has the key \"subject\", which the archive writes itself.",
                    refusal.getMessage());
        }
    }

    @Test
    void theNextPairFollowsTheGreatestNumberInAnyState() throws IOException {
        try (Archive archive = started()) {
            SamplePairs.store(archive, SamplePairs.pair(3));
            assertEquals(4, archive.intend(SamplePairs.SESSION, "a", 0).id().number());
            assertEquals(5, archive.intend(SamplePairs.SESSION, "b", 0).id().number());
            Files.createDirectories(folder.resolve("sub-017/ses-02/incoming/pair-0008_attempt-2"));
            Files.createDirectories(folder.resolve("sub-018/ses-02/incoming/pair-0020"));
            Files.createDirectory(folder.resolve("sub-017/ses-02/notes"));
            assertEquals(9, archive.intend(SamplePairs.SESSION, "c", 0).id().number());
            Files.createDirectories(folder.resolve("sub-017/ses-02/partial/pair-0011"));

            assertEquals(12, archive.intend(SamplePairs.SESSION, "d", 0).id().number());
        }
    }

    @Test
    void aSessionOfAllNumbersHasNoNextPair() throws IOException {
        try (Archive archive = started()) {
            Files.createDirectories(archive.pairFolder(new PairId("017", "02", 9999)));

            ArchiveException failure = refusedIntent(archive, "t-1", 0);

            assertEquals(Code.E_SESSION_FULL, failure.code());
            assertEquals(folder.resolve("sub-017/ses-02")
                    + " has used all of its 9999 pair numbers; start a new session.", failure.getMessage());
        }
    }

    @Test
    void spaceIsRequiredBeforeAShot() throws IOException {
        try (Archive archive = open(folder, new FaultyStorage(folder))) {
            archive.startSession(SamplePairs.session());
            archive.intend(SamplePairs.SESSION, "t-1", 1L << 30);

            ArchiveException failure = refusedIntent(archive, "t-2", (1L << 30) + 1);

            assertEquals(1L << 30, archive.freeBytes());
            assertEquals(Code.E_STORAGE_FULL, failure.code());
            assertEquals("The disk of " + folder + " has too little space, 1073.7 MB free, 1073.8 MB needed; "
                    + "free some space or choose another archive.", failure.getMessage());
        }
    }

    @Test
    void withoutItsLineInTheJournalNothingIsFired() throws IOException {
        FaultyStorage storage = new FaultyStorage(folder);
        try (Archive archive = open(folder, storage)) {
            archive.startSession(SamplePairs.session());
            archive.intend(SamplePairs.SESSION, "t-1", 0);
            storage.failing(operation -> true, new SyncFailedException("Input/output error"));

            ArchiveException failure = refusedIntent(archive, "t-2", 0);

            assertEquals(Code.E_STORAGE_SYNC, failure.code());
            storage.failing(operation -> false, new IOException());
            // A file whose fsync failed is not written again.
            archive.intend(SamplePairs.SESSION, "t-3", 0);
            assertEquals(List.of("000001.jsonl", "000002.jsonl"), names(folder.resolve("journal")));
        }
    }

    @Test
    void aJournalThatFailsAfterTheCommitDoesNotLoseThePair() throws IOException {
        FaultyStorage storage = new FaultyStorage(folder);
        try (Archive archive = open(folder, storage)) {
            archive.startSession(SamplePairs.session());
            archive.intend(SamplePairs.SESSION, "t-1", 0);
            storage.failingAt("append", new IOException("Input/output error"));

            CommittedPair pair = archive.commit(SamplePairs.pair(1));

            assertEquals(List.of(), PairVerifier.verify(pair.folder()));
        }
        try (Archive archive = Archive.open(folder)) {
            assertEquals(List.of(RecoveredPair.State.COMMITTED),
                    archive.recovered().stream().map(RecoveredPair::state).toList());
        }
    }

    @Test
    void pairsWithoutTheirConsentGetNoOther() throws IOException {
        SamplePairs.store(folder, SamplePairs.pair(1));
        Files.delete(folder.resolve("sub-017/ses-02/session.json"));

        try (Archive archive = Archive.open(folder)) {
            assertEquals(Code.E_SESSION_EXISTS, assertThrows(ArchiveException.class,
                    () -> archive.startSession(SamplePairs.session())).code());
        }
    }

    @Test
    void aNumberIsNotGivenAgainThoughItsIntentHasRotted() throws IOException {
        try (Archive archive = started()) {
            archive.abandon(archive.intend(SamplePairs.SESSION, "t-1", 0), "E_X", "It is so.");
        }
        Path segment = folder.resolve("journal/000001.jsonl");
        Files.writeString(segment, Files.readString(segment).replace("\"intent\"", "\"indent\""));

        try (Archive archive = Archive.open(folder)) {
            assertEquals(2, archive.intend(SamplePairs.SESSION, "t-2", 0).id().number());
            assertTrue(archive.hasSubject("017"));
        }
    }

    @Test
    void aWriterWhoseLockWasRemovedFiresNothing() throws IOException {
        try (Archive archive = started()) {
            Files.delete(folder.resolve("writer.lock"));

            assertEquals(Code.E_ARCHIVE_BUSY, refusedIntent(archive, "t-1", 0).code());
        }
    }

    @Test
    void aTriggerThatTheJournalCannotHoldIsRefused() throws IOException {
        try (Archive archive = started()) {
            assertEquals(Code.E_TRIGGER, refusedIntent(archive, "T\ud800", 0).code());
            assertEquals(Code.E_TRIGGER, refusedIntent(archive, "", 0).code());
        }
    }

    @Test
    void nothingIsWrittenAfterTheEnd() throws IOException {
        Archive archive = started();
        archive.close();

        assertThrows(IllegalStateException.class, () -> archive.intend(SamplePairs.SESSION, "t-1", 0));
    }

    @Test
    void equalPairsAreEqualByteForByteInAnyLocale() throws IOException {
        CommittedPair one = SamplePairs.store(folder.resolve("one"), SamplePairs.pair(7));
        Locale before = Locale.getDefault();
        CommittedPair other;
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            other = SamplePairs.store(folder.resolve("other"),
                    SamplePairs.pair(7, LightRole.DARK, LightRole.FLASH, LightRole.STUDIO));
        } finally {
            Locale.setDefault(before);
        }

        for (String name : names(one.folder())) {
            assertEquals(-1, Files.mismatch(one.folder().resolve(name), other.folder().resolve(name)), name);
        }
        assertFalse(names(one.folder()).isEmpty());
    }

    private Archive started() throws ArchiveException {
        Archive archive = Archive.open(folder);
        archive.startSession(SamplePairs.session());
        return archive;
    }

    private static Archive open(Path root, Storage storage) throws ArchiveException {
        return Archive.open(root, storage, InstantSource.fixed(SamplePairs.CREATED));
    }

    private static ArchiveException refusedIntent(Archive archive, String triggerId, long neededBytes) {
        return assertThrows(ArchiveException.class,
                () -> archive.intend(SamplePairs.SESSION, triggerId, neededBytes));
    }

    private static List<String> names(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.map(child -> String.valueOf(child.getFileName())).sorted().toList();
        }
    }
}
