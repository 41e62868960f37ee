package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.StoredCalibration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON document of {@code calibrate} is a contract: keys may be added, but these stay, with these types. */
class CalibrateJsonTest {
    private static final String DURATION = """
            {"mean": "number", "sd": "number", "repeats": "number", "p0_1": "number", "p50": "number",
             "p99_9": "number"}
            """;
    private static final String CONTRACT = """
            {"studio": "text", "seed": "number", "taken_at": "text", "repeats": "number", "confidence": "number",
             "duration_ms": "number",
             "camera": {"width": "number", "height": "number", "frame_ms": "number", "readout_ms": "number"},
             "lights": [{"id": "text", "kind": "text", "level": "number", "off_dead_ms": "number",
              "off_fall_ms": "number", "on_ms": "number", "share_ratio": "number", "droop_ratio": "number",
              "measured": {"off_dead_ms": DURATION, "off_fall_ms": DURATION, "on_dead_ms": DURATION,
               "on_rise_ms": DURATION, "off_misfit_ratio": "number", "on_misfit_ratio": "number"},
              "truth": {"off_dead_ms": "number", "off_fall_ms": "number", "on_ms": "number"}}],
             "room": {"light_ratio": "number", "sd_ratio": "number", "repeats": "number",
              "truth": {"light_ratio": "number"}},
             "flicker": {"hz": "number", "depth_ratio": "number", "noticeable_ratio": "number"},
             "timestamps": {"stated": "text", "measured": "text", "offset_ms": "number", "shift_ms": "number",
              "exposure_step_ms": "number"},
             "files": {"calibration": "file", "page": "file"}}
            """.replace("DURATION", DURATION);
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aCalibrationPrintsOneDocumentThatKeepsTheContract() throws Exception {
        ProgramRun run = ProgramRun.of("calibrate", "--resolution", "640x480", "--studio", "ideal", "--repeats", "8",
                "--json", "--headless", "--out", folder.resolve("demo").toString());

        assertEquals(0, run.exitCode(), run.err());
        JsonNode document = JSON.readTree(run.out());
        List<String> breaches = new ArrayList<>();
        DemoJsonTest.compare("", JSON.readTree(CONTRACT), document, breaches);
        assertEquals(List.of(), breaches);
        assertTrue(document.path("flicker").has("advised_exposure_ms"), "null if none is advised");
        assertEquals(5, document.path("lights").size());
        Path file = Path.of(document.path("files").path("calibration").asText());
        StoredCalibration stored = CalibrationStore.read(file);
        assertEquals(stored.takenAt().toString(), document.path("taken_at").asText());
        assertEquals(stored.file(), CalibrationStore.newest(folder.resolve("demo/calibration")).orElseThrow().file());
        for (JsonNode light : document.path("lights")) {
            assertEquals(stored.calibration()
                    .find(light.path("id").asText())
                    .orElseThrow()
                    .off()
                    .dead()
                    .meanNanos() / 1e6, light.path("off_dead_ms").asDouble());
        }
    }
}
