package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.diptych.archive.ArchiveException.Code;

class ArchiveReaderTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @TempDir
    Path root;

    @Test
    void pairsAreReadForWhatWasAgreedTo() throws IOException {
        SamplePairs.store(root, SamplePairs.pair(1));
        ArchiveReader reader = ArchiveReader.open(root);

        assertEquals(List.of(new PairId("017", "02", 1)),
                reader.pairsFor(ConsentScope.TRAIN_IN_HOUSE, NOW).stream().map(StoredPair::id).toList());
        assertEquals(List.of(), reader.pairsFor(ConsentScope.PUBLISH_IMAGES, NOW));
        assertEquals(List.of(),
                reader.pairsFor(ConsentScope.TRAIN_IN_HOUSE, Instant.parse("2028-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', nullValues = "-", textBlock = """
            "id" : "C-17"                    | "id" : 17
            "id" : "C-17"                    | "id" : ""
            "version" : "3",                 | -
            "valid_until" : "2027-12-31"     | "valid_until" : "2027-13-31"
            "valid_until" : "2027-12-31"     | "valid_until" : null
            "scopes" : [ "train-in-house" ]  | "scopes" : [ ]
            "scopes" : [ "train-in-house" ]  | "scopes" : "train-in-house"
            "scopes" : [ "train-in-house" ]  | "scopes" : [ "train-in-house-only-on-sundays" ]
            "scopes" : [ "train-in-house" ]  | "scopes" : {"refused" : "train-in-house"}
            "2027-12-31"                     | "+999999999-12-31"
            2026-11-20T10:15:00Z             | +1000000000-12-31T23:59:59Z
            "consent"                        | "consented"
            "subject" : "017"                | "subject" : "018"
            "started_at"                     | "begun_at"
            }                                | -
            """)
    void aDoubtAboutTheConsentLeavesTheSessionOut(String right, @Nullable String wrong) throws IOException {
        SamplePairs.store(root, SamplePairs.pair(1));
        Path file = root.resolve("sub-017/ses-02/session.json");
        Files.writeString(file, Files.readString(file).replace(right, wrong == null ? "" : wrong));
        ArchiveReader reader = ArchiveReader.open(root);

        assertEquals(List.of(), reader.pairsFor(ConsentScope.TRAIN_IN_HOUSE, NOW));
        assertEquals(1, reader.sessions().getFirst().pairs().size());
    }

    @Test
    void aSessionsFingerprintChangesWithItsPairsAndItsLogAlone() throws IOException {
        SessionId session = SamplePairs.SESSION;
        SamplePairs.store(root, SamplePairs.pair(1));
        ArchiveReader reader = ArchiveReader.open(root);
        String before = reader.sessionFingerprint(session);
        assertEquals(before, reader.sessionFingerprint(session));

        SamplePairs.store(root, SamplePairs.pair(2));
        String withAnotherPair = reader.sessionFingerprint(session);
        assertNotEquals(before, withAnotherPair);
        assertEquals(List.of(new PairId("017", "02", 1), new PairId("017", "02", 2)), reader.committedPairs(session));

        try (Archive archive = Archive.open(root)) {
            SessionLog log = archive.log(session);
            log.add(new SessionLogEntry.Ended(NOW, "anna"));
            String withALine = reader.sessionFingerprint(session);
            assertNotEquals(withAnotherPair, withALine);

            log.add(new SessionLogEntry.Ended(NOW, "anna"));
            assertNotEquals(withALine, reader.sessionFingerprint(session));
        }
    }

    @Test
    void noSessionDocumentIsNoConsent() throws IOException {
        SamplePairs.store(root, SamplePairs.pair(1));
        Files.delete(root.resolve("sub-017/ses-02/session.json"));
        ArchiveReader reader = ArchiveReader.open(root);

        StoredSession session = reader.sessions().getFirst();

        assertEquals(Optional.empty(), session.record());
        assertTrue(session.objection().orElseThrow().startsWith("There is no consent for sub-017_ses-02: "));
        assertEquals(List.of(), reader.pairsFor(ConsentScope.TRAIN_IN_HOUSE, NOW));
    }

    @Test
    void whatWasDevelopedIsTold() throws IOException {
        CommittedPair pair = SamplePairs.store(root, SamplePairs.pair(1));
        pair.writeDerivative(pair.id() + "_development.json", SamplePairs.object()
                .set("quality", SamplePairs.object().put("verdict", "WARN").put("sentence", "It moved.")));

        StoredPair stored = ArchiveReader.open(root).session(SamplePairs.SESSION).pairs().getFirst();

        assertEquals(new StoredPair(pair.id(), StoredPair.State.COMMITTED, pair.folder(), true,
                Optional.of(SamplePairs.CREATED), stored.sizeBytes(), Optional.of(pair.manifestSha256()),
                Optional.of("WARN"), "It moved."), stored);
        assertTrue(stored.sizeBytes() > 3000);
    }

    @Test
    void anArchiveOfVersion1IsReadAndTakenOn() throws IOException {
        version1(root);
        ArchiveReader reader = ArchiveReader.open(root);

        StoredSession session = reader.session(new SessionId("001", "01"));

        assertEquals(Optional.empty(), session.record());
        StoredPair pair = session.pairs().getFirst();
        assertEquals(List.of(), PairVerifier.verify(pair.folder()));
        assertEquals(Optional.of(Instant.parse("2026-07-26T12:00:00Z")), pair.createdWallTime());
        // It knew of no consent, so nobody may use it.
        assertEquals(List.of(), reader.pairsFor(ConsentScope.TRAIN_IN_HOUSE, NOW));
        Scrub.Result scrubbed = Scrub.run(reader, (read, findings, done, all) -> {});
        assertEquals(List.of(), scrubbed.findings());

        try (Archive archive = Archive.open(root)) {
            assertEquals(List.of(RecoveredPair.State.PARTIAL),
                    archive.recovered().stream().map(RecoveredPair::state).toList());
        }

        assertTrue(Files.readString(root.resolve("dataset_description.json")).contains("\"schema_version\" : 2"));
        assertEquals("torn", Files.readString(root.resolve("sub-001/ses-01/partial/pair-0002/"
                + "sub-001_ses-01_pair-0002_light-studio.ppm")));
        assertEquals(List.of(1, 2), ArchiveReader.open(root)
                .session(new SessionId("001", "01"))
                .pairs()
                .stream()
                .map(it -> it.id().number())
                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"schema_version\": 9}"})
    void whatIsNoArchiveOrALaterOneIsRefused(String description) throws IOException {
        if (!description.isEmpty()) {
            Files.writeString(root.resolve("dataset_description.json"), description);
        }

        ArchiveException refusal = assertThrows(ArchiveException.class, () -> ArchiveReader.open(root));

        assertEquals(description.isEmpty() ? Code.E_NOT_AN_ARCHIVE : Code.E_ARCHIVE_DOCUMENT, refusal.code());
    }

    @Test
    void aSessionThatIsNotThereIsNamed() throws IOException {
        SamplePairs.store(root, SamplePairs.pair(1));

        ArchiveException refusal = assertThrows(ArchiveException.class,
                () -> ArchiveReader.open(root).session(new SessionId("018", "02")));

        assertEquals(root + " has no session sub-018_ses-02; name one that it has.",
                refusal.getMessage());
    }

    /** As version 1 wrote it: sessions without consent, unfinished pairs in a folder at the root, no journal. */
    private static void version1(Path root) throws IOException {
        Files.writeString(root.resolve("dataset_description.json"), """
                {
                  "schema_version" : 1,
                  "encoding" : "utf-8",
                  "name" : "old",
                  "generated_by" : "Diptych"
                }
                """);
        Path session = Files.createDirectories(root.resolve("sub-001/ses-01"));
        Files.writeString(session.resolve("session.json"), """
                {
                  "schema_version" : 1,
                  "encoding" : "utf-8",
                  "subject" : "001",
                  "session" : "01",
                  "studio" : "simulated"
                }
                """);
        Path pair = Files.createDirectory(session.resolve("pair-0001"));
        Path photograph = Files.writeString(pair.resolve("sub-001_ses-01_pair-0001_light-flash.ppm"), "pixels");
        Files.writeString(pair.resolve("manifest.json"), """
                {
                  "schema_version" : 1,
                  "encoding" : "utf-8",
                  "pair" : "sub-001_ses-01_pair-0001",
                  "complete" : false,
                  "created_wall_time" : "2026-07-26T12:00:00Z",
                  "files" : [
                    {
                      "name" : "sub-001_ses-01_pair-0001_light-flash.ppm",
                      "size_bytes" : 6,
                      "sha256" : "%s"
                    }
                  ]
                }
                """.formatted(Sha256.ofFile(photograph)));
        Path unfinished = Files.createDirectories(root.resolve("incoming/sub-001_ses-01_pair-0002"));
        Files.writeString(unfinished.resolve("sub-001_ses-01_pair-0002_light-studio.ppm"), "torn");
    }
}
