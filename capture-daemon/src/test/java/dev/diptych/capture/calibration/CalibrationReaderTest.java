package dev.diptych.capture.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.Archive;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.report.CalibrationNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");
    private String stored = "";

    @BeforeEach
    void store() throws Exception {
        file = new CalibrationStore(Archive.open(folder)).store(SampleCalibration.calibration(),
                SampleCalibration.lights(), Instant.parse("2026-07-26T12:34:56.789Z"),
                new CalibrationNotes("A rig.", Duration.ofHours(24), Optional.empty())).file();
        stored = Files.readString(file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
        "/taken_at | 5 | \"taken_at\" is no text", //
        "/taken_at | \"yesterday\" | \"taken_at\" is \"yesterday\", which is no instant",
        "/confidence | 0.9 | \"confidence\" is not 0.95, which this program's percentiles are stated with",
        "/rig | 5 | \"rig\" is no object", //
        "/rig/camera/width_px | 12.5 | \"rig.camera.width_px\" is 12.5 and must be a whole number, 1 at least",
        "/rig/camera/width_px | 0 | \"rig.camera.width_px\" is 0 and must be a whole number, 1 at least",
        "/rig/camera/frame_ms | -1 | \"rig.camera.frame_ms\" is -1 and must be a number from 0 to 60000",
        "/rig/lights/1/id | \"fill\" | \"lights\" are not those of the rig, each once",
        "/lights | {} | \"lights\" is no list", //
        "/lights | [] | \"lights\" are not those of the rig, each once",
        "/lights/0/id | \"key\" | \"lights\" are not those of the rig, each once",
        "/lights/0/id | \"\" | \"lights[0].id\" is no text",
        "/lights/0/level | 1.5 | \"lights[0].level\" is 1.5 and must be a number from 0 to 1",
        "/lights/1/share_ratio | \"much\" | \"lights[1].share_ratio\" is \"much\" and must be a number from 0 to 10",
        "/lights/1/off_dead_ms/mean | 300 | \"lights[1].off_dead_ms\" has percentiles that do not follow from its mean, sd and repeats",
        "/lights/1/off_dead_ms/p99_9 | 400 | \"lights[1].off_dead_ms\" has percentiles that do not follow from its mean, sd and repeats",
        "/lights/1/off_dead_ms/p0_1 | 400 | \"lights[1].off_dead_ms\" has percentiles that do not rise",
        "/lights/1/off_fall_ms/sd | -1 | \"lights[1].off_fall_ms.sd\" is -1 and must be a number from 0 to 60000",
        "/lights/1/on_rise_ms/repeats | 2 | \"lights[1].on_rise_ms.repeats\" is 2 and must be a whole number, 3 at least",
        "/lights/1/on_rise_ms/mean | 1e300 | \"lights[1].on_rise_ms.mean\" is 1.0E300 and must be a number from -60000 to 60000",
        "/lights/1/evidence/off/seen_from_ms_until_ms_level/1 | [1, 2] | \"lights[1].evidence.off.seen_from_ms_until_ms_level[1]\" is no list of 3 numbers",
        "/lights/1/evidence/on/fitted_at_ms_level/0 | [1, \"x\"] | \"lights[1].evidence.on.fitted_at_ms_level[0]\" holds \"x\", which is no number that can be measured",
        "/flicker/advised_exposure_ms | true | \"flicker.advised_exposure_ms\" is true and must be a number from 0 to 60000",
        "/timestamps/measured | \"MIDDLE\" | \"timestamps.measured\" is \"MIDDLE\", which nothing here means"})
    void aWrongValueIsNamedWithItsPlace(String pointer, String value, String expected) throws Exception {
        ObjectNode document = document();
        set(document, pointer, JSON.readTree(value));

        assertDamaged(document, expected);
    }

    @Test
    void everyKeyIsNeeded() throws Exception {
        List<String> pointers = new ArrayList<>();
        collectKeys("", document(), pointers);
        // Not read: how the document's bytes are read, and what each light of the rig is for.
        pointers.removeIf(pointer -> pointer.equals("/encoding") || pointer.matches("/rig/lights/\\d/kind"));

        for (String pointer : pointers) {
            ObjectNode document = document();
            int slash = pointer.lastIndexOf('/');
            String key = pointer.substring(slash + 1);
            ((ObjectNode) document.at(pointer.substring(0, slash))).remove(key);
            String expected = key.equals("schema_version")
                    ? "its \"schema_version\" is missing or no whole number"
                    : "\"" + pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.') + "\" is missing";
            assertDamaged(document, expected);
        }
        assertTrue(pointers.size() > 70, pointers.toString());
    }

    @Test
    void keysOfLaterVersionsArePassedOver() throws Exception {
        ObjectNode document = document().put("operator", "somebody");

        assertEquals(SampleCalibration.calibration(), read(document.toString()).calibration());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"schema_version\": 3} | has schema_version 3, and this program reads up to 2; use a later version of the program or calibrate again.",
        "{\"schema_version\": \"1\"} | is damaged: its \"schema_version\" is missing or no whole number; calibrate again.",
        "{\"schema_version\": 0} | is damaged: its \"schema_version\" is missing or no whole number; calibrate again.",
        "{\"schema_version\": 1, \"schema_version\": 1} | is damaged: it is not JSON; calibrate again.",
        "{\"schema_version\": 1} {} | is damaged: it is not JSON; calibrate again.",
        "{\"schema_version\": 1 | is damaged: it is not JSON; calibrate again.",
        "[] | is damaged: it is no JSON object; calibrate again.",
        "`` | is damaged: it is no JSON object; calibrate again."})
    void aDamagedFileIsNamed(String text, String expected) {
        OperatorException refusal = assertThrows(OperatorException.class, () -> read(text));

        assertEquals("The calibration " + file + " " + expected, refusal.getMessage());
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws Exception {
        for (int length = 0; length < stored.length() - 3; length += stored.length() / 37) {
            String cut = stored.substring(0, length);
            assertThrows(OperatorException.class, () -> read(cut));
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path nowhere = folder.resolve("nowhere.json");

        OperatorException refusal = assertThrows(OperatorException.class, () -> CalibrationStore.read(nowhere));

        assertEquals("The calibration " + nowhere + " does not exist; check the path or calibrate again.",
                refusal.getMessage());
    }

    @Test
    void aFolderIsNoCalibration() {
        OperatorException refusal = assertThrows(OperatorException.class, () -> CalibrationStore.read(folder));

        assertEquals("The calibration " + folder + " is a folder; name a file in it.", refusal.getMessage());
    }

    @Test
    void aHugeFileIsNotReadWhole() throws IOException {
        Files.write(file, new byte[(16 << 20) + 1]);

        OperatorException refusal = assertThrows(OperatorException.class, () -> CalibrationStore.read(file));

        assertEquals("The calibration " + file + " is damaged: it is larger than 16 megabytes, which no calibration is;"
                + " calibrate again.", refusal.getMessage());
    }

    private void assertDamaged(ObjectNode document, String expected) {
        OperatorException refusal = assertThrows(OperatorException.class, () -> read(document.toString()), expected);

        assertEquals("The calibration " + file + " is damaged: " + expected + "; calibrate again.",
                refusal.getMessage());
    }

    private StoredCalibration read(String text) throws OperatorException, IOException {
        return CalibrationStore.read(Files.writeString(file, text));
    }

    private ObjectNode document() throws IOException {
        return (ObjectNode) JSON.readTree(stored);
    }

    private static void set(ObjectNode document, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        String key = pointer.substring(slash + 1);
        switch (document.at(pointer.substring(0, slash))) {
            case ObjectNode owner -> owner.set(key, value);
            case ArrayNode owner -> owner.set(Integer.parseInt(key), value);
            case JsonNode other -> throw new IllegalArgumentException(pointer + ": " + other);
        }
    }

    private static void collectKeys(String pointer, JsonNode node, List<String> into) {
        for (var entry : node.properties()) {
            into.add(pointer + "/" + entry.getKey());
            collectKeys(pointer + "/" + entry.getKey(), entry.getValue(), into);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collectKeys(pointer + "/" + i, node.path(i), into);
            }
        }
    }
}
