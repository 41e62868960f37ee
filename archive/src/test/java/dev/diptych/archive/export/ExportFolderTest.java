package dev.diptych.archive.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveException.Code;

class ExportFolderTest {
    private static final String FLASH = "train/flash/sub-001_ses-01_pair-0001.png";

    @TempDir
    Path temporary;

    @Test
    void aNewFolderIsMarkedAsNotCompleteUntilItIs() throws IOException {
        Path out = temporary.resolve("a/b");
        ExportFolder folder = ExportFolder.at(out);
        assertFalse(folder.isFilled());
        assertFalse(Files.exists(out));

        folder.begin(document(ExportLayout.DEEPFLASH));

        assertTrue(Files.readString(out.resolve("export.json")).contains("\"complete\" : false"));
        assertEquals(Code.E_EXPORT,
                assertThrows(ArchiveException.class, () -> TrainingExport.read(out, SampleFaces.NOW)).code());
    }

    @Test
    void whatAnEarlierExportLeftIsTakenAway() throws IOException {
        ExportFolder first = ExportFolder.at(temporary);
        first.begin(document(ExportLayout.DEEPFLASH));
        first.write(FLASH, new byte[1000]);
        // Cut off while it was written.
        Files.write(temporary.resolve("train/flash/.sub-001_ses-01_pair-0002.png.unfinished"), new byte[500]);
        Files.write(temporary.resolve("People_0001_flip-x_ambient.png"), new byte[10]);

        ExportFolder second = ExportFolder.at(temporary);
        assertTrue(second.isFilled());
        assertEquals(1510 + Files.size(temporary.resolve("export.json")), second.earlierBytes());
        second.begin(document(ExportLayout.FAID));

        assertEquals(List.of("export.json"), children());
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "train/flash/holiday.png", "train/notes.md", "model.onnx",
        "train/flash/sub-001_ses-01_pair-0001.jpg", "best/flash/sub-001_ses-01_pair-0001.png"})
    void whatNoExportWroteIsNotTouched(String stranger) throws IOException {
        ExportFolder first = ExportFolder.at(temporary);
        first.begin(document(ExportLayout.DEEPFLASH));
        first.write(FLASH, new byte[10]);
        Path file = temporary.resolve(stranger);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "mine");

        ArchiveException refusal = assertThrows(ArchiveException.class, () -> ExportFolder.at(temporary));

        assertEquals(Code.E_NOT_AN_EXPORT, refusal.code());
        assertEquals(temporary + " holds " + stranger + ", which is no part of an export; name an empty folder, or move"
                + " that elsewhere.", refusal.getMessage());
        assertTrue(Files.exists(temporary.resolve(FLASH)));
    }

    @Test
    void aLinkToTheFolderLeadsThere() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), real);
        ExportFolder.at(link).begin(document(ExportLayout.DEEPFLASH));
        ExportFolder.at(link).write(FLASH, new byte[10]);

        ExportFolder.at(link).begin(document(ExportLayout.DEEPFLASH));

        assertTrue(Files.exists(real.resolve("export.json")));
        assertFalse(Files.exists(real.resolve(FLASH)));
    }

    @Test
    void aLinkOutOfTheFolderIsNoPartOfIt() throws IOException {
        ExportFolder.at(temporary).begin(document(ExportLayout.DEEPFLASH));
        Files.createSymbolicLink(temporary.resolve("index.tsv"), Files.createTempFile(temporary, "", ".txt"));

        assertThrows(ArchiveException.class, () -> ExportFolder.at(temporary));
    }

    @Test
    void picturesWithoutADocumentAreSomebodyElses() throws IOException {
        Files.write(temporary.resolve("People_0001_flash.png"), new byte[10]);

        ArchiveException refusal = assertThrows(ArchiveException.class, () -> ExportFolder.at(temporary));

        assertEquals(temporary + " holds files, but no export.json of an export; name an empty folder.",
                refusal.getMessage());
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertEquals(file + " is a file; name a folder.",
                assertThrows(ArchiveException.class, () -> ExportFolder.at(file)).getMessage());
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
        ExportFolder folder = ExportFolder.at(temporary);
        folder.begin(document(ExportLayout.DEEPFLASH));
        Files.createDirectories(temporary.resolve(FLASH).resolve("in-the-way"));

        ArchiveException failure = assertThrows(ArchiveException.class, () -> folder.write(FLASH, new byte[10]));

        assertEquals(Code.E_STORAGE_IO, failure.code());
        assertTrue(String.valueOf(failure.getMessage())
                .startsWith(temporary.resolve(FLASH) + " could not be written ("), failure.getMessage());
        try (var left = Files.list(temporary.resolve("train/flash"))) {
            assertEquals(List.of(temporary.resolve(FLASH)), left.toList());
        }
    }

    private static ExportDocument document(ExportLayout layout) {
        return new ExportDocument(layout, PairChoice.FOR_TRAINING, SubjectSplit.USUAL, 1, SampleFaces.NOW, "print");
    }

    private List<String> children() throws IOException {
        try (var listed = Files.list(temporary)) {
            return listed.map(child -> String.valueOf(child.getFileName())).sorted().toList();
        }
    }
}
