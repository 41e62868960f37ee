package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.model.SampleModels;
import dev.diptych.inference.model.ModelLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live run in real time, as short as can be, by a network that adds the same to every frame. */
class ModelBenchTest {
    private static final String CONTRACT = """
            {"model": "text", "sha256": "text", "serving": "text", "engines": ["text"], "studio": "text",
             "width": "number", "height": "number", "seconds": "number", "frames": "number", "without_face": "number",
             "corrected_fps": "number", "camera_fps": "number",
             "latency": {"median_ms": "number", "p95_ms": "number"},
             "stages": {"render": {"median_ms": "number", "p95_ms": "number"}, "find": {"median_ms": "number"},
              "reduce": {"median_ms": "number"}, "filter": {"median_ms": "number"}, "network": {"median_ms": "number"},
              "clean": {"median_ms": "number"}, "smooth": {"median_ms": "number"}, "apply": {"median_ms": "number"},
              "total": {"median_ms": "number"}},
             "garbage_bytes_per_frame": "number",
             "view": {"viewfinder": {"pictures_per_second": "number", "corrected_per_second": "number",
               "latency": {"median_ms": "number", "p95_ms": "number"}},
              "flash_preview": {"pictures_per_second": "number", "corrected_per_second": "number",
               "latency": {"median_ms": "number", "p95_ms": "number"}},
              "garbage_bytes_per_picture": "number"},
             "flicker": {"sensor_codes": "number", "added_codes": "number", "corrected_codes": "number",
              "steady": "boolean"}}
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    @Tag("long")
    void oneDocumentThatKeepsTheContract() throws Exception {
        SampleModels.writeInto(folder);
        ObjectMapper json = new ObjectMapper();

        ProgramRun run = ProgramRun.of(() -> new ModelLibrary(Optional.of(folder)), "model", "bench", "--seconds",
                "1", "--resolution", "640x480", "--seed", "5", "--json");

        assertEquals(0, run.exitCode(), run.toString());
        List<String> breaches = new ArrayList<>();
        JsonNode document = json.readTree(run.out());
        DemoJsonTest.compare("", json.readTree(CONTRACT), document, breaches);
        assertEquals(List.of(), breaches, run.toString());
        assertEquals(0, document.path("without_face").asInt());
        double sensor = document.path("flicker").path("sensor_codes").asDouble();
        assertTrue(sensor > 1, run.out());
        assertEquals(0, document.path("flicker").path("added_codes").asDouble(), 0.1 * sensor);
        assertTrue(document.path("flicker").path("steady").asBoolean());
    }
}
