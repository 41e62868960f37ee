package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void openMakesAnArchiveWithAllFoldersAboveIt() throws IOException {
        Path root = folder.resolve("lab/portraits");

        Archive.open(root);

        assertEquals("""
                {
                  "schema_version" : 1,
                  "encoding" : "utf-8",
                  "name" : "portraits",
                  "generated_by" : "Diptych"
                }
                """, Files.readString(root.resolve("dataset_description.json")));
        assertEquals(List.of("dataset_description.json", "incoming"), names(root));
    }

    @Test
    void openLeavesAnArchiveAsItIs() throws IOException {
        Archive.open(folder).commit(SamplePairs.pair(1));
        String edited = "{\"schema_version\": 1, \"encoding\": \"utf-8\", \"name\": \"Portraits\"}";
        Files.writeString(folder.resolve("dataset_description.json"), edited);

        Archive archive = Archive.open(folder);

        assertEquals(edited, Files.readString(folder.resolve("dataset_description.json")));
        assertEquals(List.of(), PairVerifier.verify(archive.pairFolder(new PairId("017", "02", 1))));
    }

    @Test
    void openRefusesAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertEquals(file + " is a file; name a folder for the archive.", refusal(Code.E_NOT_AN_ARCHIVE, file));
        assertEquals(file + " is a file; name a folder for the archive.",
                refusal(Code.E_NOT_AN_ARCHIVE, file.resolve("archive")));
    }

    @Test
    void openRefusesAFolderOfOtherThings() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "x");

        assertEquals(folder + " holds thesis.tex but no dataset_description.json, so it is no archive; "
                + "name an archive or an empty folder.", refusal(Code.E_NOT_AN_ARCHIVE, folder));
        assertEquals(List.of("thesis.tex"), names(folder));
    }

    @Test
    void openTakesTheRootOfAFreshDiskAndWhatAnUnfinishedOpeningLeft() throws IOException {
        Files.createDirectory(folder.resolve("lost+found"));
        Files.createDirectory(folder.resolve("incoming"));
        Files.createFile(folder.resolve(".dataset_description.json.1.tmp"));

        Archive.open(folder);

        assertTrue(Files.exists(folder.resolve("dataset_description.json")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"schema_version": 2}  | has schema_version 2, and this program reads up to 1; use a later version of the program.
            {"schema_version": 1,, | is damaged, it is not JSON: Unexpected character
            {"name": "x"}          | is damaged, its "schema_version" is missing or no whole number; restore it from a copy.
            []                     | is damaged, it is not a JSON object; restore it from a copy.
            """)
    void openRefusesADescriptionItCannotRead(String json, String sentence) throws IOException {
        Path description = Files.writeString(folder.resolve("dataset_description.json"), json);

        String refusal = refusal(Code.E_ARCHIVE_DOCUMENT, folder);

        assertTrue(refusal.startsWith(description + " " + sentence), refusal);
    }

    @Test
    void whicheverOperationOfOpeningFailsAnotherOpeningSucceeds() throws IOException {
        FaultyStorage counting = new FaultyStorage(folder);
        Archive.open(folder.resolve("lab/archive"), counting);
        assertEquals(List.of("mkdir /lab", "sync /", "mkdir /lab/archive", "sync /lab",
                "write /lab/archive/.dataset_description.json.tmp",
                "rename /lab/archive/.dataset_description.json.tmp -> /lab/archive/dataset_description.json",
                "sync /lab/archive", "mkdir /lab/archive/incoming", "sync /lab/archive"), counting.operations());

        for (int n = 1; n <= counting.operations().size(); n++) {
            int failing = n;
            Path root = folder.resolve("lab" + n + "/archive");
            Storage storage = new FaultyStorage(folder).failing(operation -> operation == failing,
                    new IOException("Input/output error"));

            ArchiveException failure = assertThrows(ArchiveException.class, () -> Archive.open(root, storage));
            CommittedPair pair = Archive.open(root).commit(SamplePairs.pair(1));

            assertEquals(root + " could not be written (Input/output error); check the disk and save again.",
                    failure.getMessage());
            assertEquals(List.of(), PairVerifier.verify(pair.folder()));
        }
    }

    @Test
    void aCommittedPairLiesInItsPlace() throws IOException {
        Archive archive = Archive.open(folder);

        CommittedPair pair = archive.commit(SamplePairs.pair(7));

        Path place = folder.resolve("sub-017/ses-02/pair-0007");
        String stem = "sub-017_ses-02_pair-0007_";
        assertEquals(new CommittedPair(new PairId("017", "02", 7), place, place.resolve("manifest.json"),
                Map.of(LightRole.STUDIO, place.resolve(stem + "light-studio.dng"), LightRole.FLASH,
                        place.resolve(stem + "light-flash.dng"), LightRole.DARK,
                        place.resolve(stem + "light-dark.dng"))),
                pair);
        assertEquals(List.of("manifest.json", stem + "events.tsv", stem + "light-dark.dng", stem + "light-dark.json",
                stem + "light-flash.dng", stem + "light-flash.json", stem + "light-studio.dng",
                stem + "light-studio.json", stem + "plan.json"), names(place));
        assertEquals(List.of(), names(folder.resolve("incoming")));
        assertEquals(List.of(), PairVerifier.verify(place));
    }

    @Test
    void anInterruptWaitsUntilThePairIsStored() throws IOException {
        Archive archive = Archive.open(folder);

        Thread.currentThread().interrupt();
        CommittedPair pair = archive.commit(SamplePairs.pair(1));

        assertTrue(Thread.interrupted());
        assertEquals(List.of(), PairVerifier.verify(pair.folder()));
    }

    @Test
    void aSessionIsWrittenAndReplaced() throws IOException {
        Archive archive = Archive.open(folder);
        archive.writeSession("017", "02", SamplePairs.object().put("operator", "A"));

        Path file = archive.writeSession("017", "02", SamplePairs.object().put("pairs", 3).put("operator", "B"));

        assertEquals(folder.resolve("sub-017/ses-02/session.json"), file);
        assertEquals("""
                {
                  "schema_version" : 1,
                  "encoding" : "utf-8",
                  "subject" : "017",
                  "session" : "02",
                  "operator" : "B",
                  "pairs" : 3
                }
                """, Files.readString(file));
        assertEquals(List.of("session.json"), names(folder.resolve("sub-017/ses-02")));
    }

    @ParameterizedTest
    @CsvSource({"../x, 02", "017, a/b", "'', 02", "017, .", "John Doe, 02"})
    void aSessionIsRefusedIfAnIdIsNoOpaqueCode(String subject, String session) throws IOException {
        Archive archive = Archive.open(folder);

        assertThrows(IllegalArgumentException.class,
                () -> archive.writeSession(subject, session, SamplePairs.object()));
        assertThrows(IllegalArgumentException.class, () -> archive.nextPair(subject, session));
    }

    @Test
    void aSessionMayNotSetTheArchivesKeys() throws IOException {
        Archive archive = Archive.open(folder);

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> archive.writeSession("017", "02", SamplePairs.object().put("subject", "018")));

        assertEquals("The session's document has the key \"subject\", which the archive writes itself.",
                refusal.getMessage());
    }

    @Test
    void theNextPairFollowsTheGreatestNumberCommittedOrUnfinished() throws IOException {
        Archive archive = Archive.open(folder);
        assertEquals(new PairId("017", "02", 1), archive.nextPair("017", "02"));
        archive.commit(SamplePairs.pair(3));
        assertEquals(new PairId("017", "02", 4), archive.nextPair("017", "02"));
        Files.createDirectory(folder.resolve("incoming/sub-017_ses-02_pair-0008_attempt-2"));
        Files.createDirectory(folder.resolve("incoming/sub-018_ses-02_pair-0020"));
        Files.createDirectory(folder.resolve("sub-017/ses-02/notes"));

        assertEquals(new PairId("017", "02", 9), archive.nextPair("017", "02"));
    }

    @Test
    void aSessionOfAllNumbersHasNoNextPair() throws IOException {
        Archive archive = Archive.open(folder);
        Files.createDirectories(archive.pairFolder(new PairId("017", "02", 9999)));

        ArchiveException failure = assertThrows(ArchiveException.class, () -> archive.nextPair("017", "02"));

        assertEquals(Code.E_SESSION_FULL, failure.code());
        assertEquals(folder.resolve("sub-017/ses-02") + " has used all of its 9999 pair numbers; start a new session.",
                failure.getMessage());
    }

    @Test
    void spaceIsRequiredBeforeAShot() throws IOException {
        Archive archive = Archive.open(folder, new FaultyStorage(folder));

        archive.requireSpace(1L << 30);
        ArchiveException failure = assertThrows(ArchiveException.class, () -> archive.requireSpace((1L << 30) + 1));

        assertEquals(1L << 30, archive.freeBytes());
        assertEquals(Code.E_STORAGE_FULL, failure.code());
        assertEquals("The disk of " + folder + " has too little space, 1073.7 MB free, 1073.8 MB needed; "
                + "free some space or choose another archive.", failure.getMessage());
    }

    @Test
    void equalPairsAreEqualByteForByteInAnyLocale() throws IOException {
        CommittedPair one = Archive.open(folder.resolve("one")).commit(SamplePairs.pair(7));
        Locale before = Locale.getDefault();
        CommittedPair other;
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            other = Archive.open(folder.resolve("other"))
                    .commit(SamplePairs.pair(7, LightRole.DARK, LightRole.FLASH, LightRole.STUDIO));
        } finally {
            Locale.setDefault(before);
        }

        for (String name : names(one.folder())) {
            assertEquals(-1, Files.mismatch(one.folder().resolve(name), other.folder().resolve(name)), name);
        }
        assertFalse(names(one.folder()).isEmpty());
    }

    private static String refusal(Code code, Path root) {
        ArchiveException failure = assertThrows(ArchiveException.class, () -> Archive.open(root));
        assertEquals(code, failure.code());
        return String.valueOf(failure.getMessage());
    }

    private static List<String> names(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.map(child -> String.valueOf(child.getFileName())).sorted().toList();
        }
    }
}
