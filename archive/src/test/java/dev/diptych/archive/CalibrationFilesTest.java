package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.ArchiveException.Code;

class CalibrationFilesTest {
    private static final Instant TAKEN_AT = Instant.parse("2026-07-26T12:34:56.789Z");
    private static final String NAME = "calibration-20260726T123456.789Z";
    private static final byte[] PAGE = "<html>".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path root;

    @Test
    void theDocumentIsWrittenAfterItsPageAndEachWhole() throws IOException {
        FaultyStorage storage = new FaultyStorage(root);

        Path file = write(storage, document());

        assertEquals(root.resolve("calibration/" + NAME + ".json"), file);
        assertEquals("""
                {
                  "schema_version" : 2,
                  "encoding" : "utf-8",
                  "taken_at" : "2026-07-26T12:34:56.789Z",
                  "a" : 2,
                  "b" : 1
                }
                """, Files.readString(file));
        assertEquals("<html>", Files.readString(CalibrationFiles.pageOf(file)));
        String folder = "/calibration/";
        assertEquals(List.of("mkdir /calibration", "sync /", "write " + folder + "." + NAME + ".html.tmp",
                "rename " + folder + "." + NAME + ".html.tmp -> " + folder + NAME + ".html", "sync /calibration",
                "write " + folder + "." + NAME + ".json.tmp",
                "rename " + folder + "." + NAME + ".json.tmp -> " + folder + NAME + ".json", "sync /calibration"),
                storage.operations());
    }

    // Operations: as above; the seventh puts the document in its place.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void aFailureBeforeTheEndLeavesNoCalibration(int failing) throws ArchiveException {
        FaultyStorage storage = new FaultyStorage(root).failing(operation -> operation == failing,
                new IOException("Input/output error"));

        ArchiveException failure = assertThrows(ArchiveException.class, () -> write(storage, document()));

        assertEquals(Code.E_STORAGE_IO, failure.code());
        assertEquals(root.resolve("calibration/" + NAME + ".json")
                + " could not be written (Input/output error); check the disk and save again; then calibrate again.",
                failure.getMessage());
        assertEquals(Optional.empty(), CalibrationFiles.newest(root.resolve("calibration")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema_version", "encoding", "taken_at"})
    void keysOfTheArchiveAreItsOwn(String key) {
        assertThrows(IllegalArgumentException.class,
                () -> write(new NioStorage(), document().put(key, "mine")));
    }

    @Test
    void theNewestIsTheOneWithTheLatestTimeInItsName() throws IOException {
        Archive archive = Archive.open(root);
        archive.writeCalibration(TAKEN_AT, document(), PAGE);
        Path newest = archive.writeCalibration(TAKEN_AT.plusMillis(1), document(), PAGE);
        archive.writeCalibration(TAKEN_AT.minusSeconds(86_400 * 300L), document(), PAGE);
        Files.writeString(archive.calibrationFolder().resolve("calibration-99990101T000000.000Z.json.bak"), "{}");
        Files.writeString(archive.calibrationFolder().resolve("calibration-new.json"), "{}");

        assertEquals(Optional.of(newest), CalibrationFiles.newest(archive.calibrationFolder()));
    }

    @Test
    void ofAnInstantTheNewestIsTheLastThatWasTakenBefore() throws IOException {
        Archive archive = Archive.open(root);
        Path first = archive.writeCalibration(TAKEN_AT, document(), PAGE);
        Path second = archive.writeCalibration(TAKEN_AT.plusSeconds(1), document(), PAGE);
        Path folder = archive.calibrationFolder();

        assertEquals(Optional.empty(), CalibrationFiles.newestAt(folder, TAKEN_AT.minusMillis(1)));
        assertEquals(Optional.of(first), CalibrationFiles.newestAt(folder, TAKEN_AT));
        assertEquals(Optional.of(first), CalibrationFiles.newestAt(folder, TAKEN_AT.plusMillis(999)));
        assertEquals(Optional.of(second), CalibrationFiles.newestAt(folder, TAKEN_AT.plusSeconds(1)));
    }

    @Test
    void whereThereIsNoFolderThereIsNoNewest() throws ArchiveException {
        assertEquals(Optional.empty(), CalibrationFiles.newest(root.resolve("calibration")));
    }

    @Test
    void aFolderThatIsNoneIsRefused() throws IOException {
        Path file = Files.writeString(root.resolve("calibration"), "x");

        ArchiveException failure = assertThrows(ArchiveException.class, () -> CalibrationFiles.newest(file));

        assertEquals(Code.E_STORAGE_IO, failure.code());
        assertTrue(String.valueOf(failure.getMessage()).startsWith(file + " could not be read ("),
                failure.getMessage());
    }

    @Test
    void anArchiveWithCalibrationsIsOpenedAgain() throws IOException {
        try (Archive archive = Archive.open(root)) {
            archive.writeCalibration(TAKEN_AT, document(), PAGE);
        }

        try (Archive archive = Archive.open(root)) {
            assertFalse(archive.hasSubject("001"));
        }
    }

    private Path write(Storage storage, ObjectNode document) throws ArchiveException {
        return CalibrationFiles.write(new ArchiveLayout(root), storage, TAKEN_AT, document, PAGE);
    }

    private static ObjectNode document() {
        return JsonNodeFactory.instance.objectNode().put("b", 1).put("a", 2);
    }
}
