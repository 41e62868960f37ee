package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.diptych.archive.ArchiveException.Code;

/** How an archive is made, opened and refused. */
class ArchiveOpeningTest {
    @TempDir
    Path folder;

    @Test
    void openMakesAnArchiveWithAllFoldersAboveIt() throws IOException {
        Path root = folder.resolve("lab/portraits");

        Archive.open(root).close();

        assertEquals("""
                {
                  "schema_version" : 2,
                  "encoding" : "utf-8",
                  "name" : "portraits",
                  "generated_by" : "Diptych"
                }
                """, Files.readString(root.resolve("dataset_description.json")));
        assertEquals(List.of("dataset_description.json", "journal", "writer.lock"), names(root));
    }

    @Test
    void openLeavesAnArchiveAsItIs() throws IOException {
        SamplePairs.store(folder, SamplePairs.pair(1));
        String edited = "{\"schema_version\": 2, \"encoding\": \"utf-8\", \"name\": \"Portraits\"}";
        Files.writeString(folder.resolve("dataset_description.json"), edited);

        try (Archive archive = Archive.open(folder)) {
            assertEquals(edited, Files.readString(folder.resolve("dataset_description.json")));
            assertEquals(List.of(), PairVerifier.verify(archive.pairFolder(new PairId("017", "02", 1))));
        }
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
        Files.createFile(folder.resolve("writer.lock"));
        Files.createFile(folder.resolve(".dataset_description.json.1.tmp"));

        Archive.open(folder).close();

        assertTrue(Files.exists(folder.resolve("dataset_description.json")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"schema_version": 3}  | has schema_version 3, and this program reads up to 2; use a later version of the program.
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
        open(folder.resolve("lab/archive"), counting).close();
        assertEquals(List.of("mkdir /lab", "sync /", "mkdir /lab/archive", "sync /lab",
                "write /lab/archive/.dataset_description.json.tmp",
                "rename /lab/archive/.dataset_description.json.tmp -> /lab/archive/dataset_description.json",
                "sync /lab/archive", "mkdir /lab/archive/journal", "sync /lab/archive"), counting.operations());

        for (int n = 1; n <= counting.operations().size(); n++) {
            int failing = n;
            Path root = folder.resolve("lab" + n + "/archive");
            Storage storage = new FaultyStorage(folder).failing(operation -> operation == failing,
                    new IOException("Input/output error"));

            ArchiveException failure = assertThrows(ArchiveException.class, () -> open(root, storage));
            CommittedPair pair = SamplePairs.store(root, SamplePairs.pair(1));

            assertEquals(root + " could not be written (Input/output error); check the disk and save again.",
                    failure.getMessage());
            assertEquals(List.of(), PairVerifier.verify(pair.folder()));
        }
    }

    @Test
    void aSecondWriterIsRefusedUntilTheFirstIsDone() throws IOException {
        String refusal;
        try (Archive first = Archive.open(folder)) {
            refusal = refusal(Code.E_ARCHIVE_BUSY, first.root());
        }
        Archive.open(folder).close();

        assertTrue(refusal.startsWith(folder + " is being written by process " + ProcessHandle.current().pid()
                + " on "), refusal);
        assertTrue(refusal.endsWith("; stop that program, or use another archive."), refusal);
    }

    @Test
    void aRottenLineOfTheJournalIsToldAtTheOpening() throws IOException {
        SamplePairs.store(folder, SamplePairs.pair(1));
        Path segment = folder.resolve("journal/000001.jsonl");
        Files.writeString(segment, Files.readString(segment).replace("trigger-", "trixger-"));

        try (Archive archive = Archive.open(folder)) {
            assertEquals(List.of(segment + " is not as it was written, line 2."), archive.openingRemarks());
        }
    }

    private static Archive open(Path root, Storage storage) throws ArchiveException {
        return Archive.open(root, storage, InstantSource.fixed(SamplePairs.CREATED));
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
