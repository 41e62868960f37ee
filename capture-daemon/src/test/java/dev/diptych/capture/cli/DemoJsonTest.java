package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.model.SampleModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON document of {@code demo} is a contract: keys may be added, but these stay, with these types. */
class DemoJsonTest {
    /** A list of one element says what each element is like; a list of several, how many there are. */
    private static final String CONTRACT = """
            {"studio": "text", "seed": "number", "executor": "text", "mcu": "text or null",
             "camera": {"width": "number", "height": "number", "frame_ms": "number", "readout_ms": "number",
              "exposure_ms": {"studio": "number", "flash": "number"}},
             "lights": [{"id": "text", "kind": "text", "off_dead_ms": "number", "off_fall_ms": "number",
              "on_ms": "number",
              "truth": {"off_dead_ms": "number", "off_fall_ms": "number", "on_ms": "number"}}],
             "pairs": [{"pair_id": "text", "verdict": "text", "rule": "text or null", "gap_ms": "number",
              "naive_gap_ms": "number", "shot_ms": "number", "develop_ms": "number",
              "residual_lamp_ratio": "number", "flash_ratio": "number",
              "registration": {"matrix": ["number", "number", "number", "number", "number", "number"],
               "error_estimate_px": "number"},
              "correction": {"model": "text", "sha256": "text", "fitted_on": "text or null",
               "square": ["number", "number", "number"], "input_psnr_db": "number", "corrected_psnr_db": "number",
               "input_gain_matched_psnr_db": "number", "corrected_gain_matched_psnr_db": "number",
               "input_ssim": "number", "corrected_ssim": "number", "elapsed_ms": "number"},
              "findings": [{"rule": "text", "value": "number or null", "warn": "number", "retake": "number",
               "verdict": "text or null"}],
              "evidence": {
               "fall": {"start_ms": "number", "half_ms": "number", "end_ms": "number", "allowed_start_ms": "number",
                "expected_half_ms": "number", "allowed_end_ms": "number", "ended": "boolean"},
               "falling_ratio": "number", "dark_ratio": "number", "room_light_ratio": "number",
               "studio_level_ratio": "number or null", "flash_level_ratio": "number or null",
               "worst_edge": {"light": "text", "late_ms": "number", "uncertainty_ms": "number"}, "dropped_frames": "list",
               "changes": {"flash": [{"from_ms": "number", "until_ms": "number", "after": "text"}],
                "front-left": [{"from_ms": "number", "until_ms": "number", "after": "text"}]}},
              "truth": {"faults": "list", "sitter": "text", "studio_lamp_min": "number", "flash_lamp_max": "number",
               "flash_on_min": "number", "registration_error_px": "number",
               "matrix": ["number", "number", "number", "number", "number", "number"]},
              "files": {"studio": "file", "flash": "file", "registered": "file", "corrected": "file",
               "manifest": "file"}}],
             "summary": {"accepted": "number", "retake": "number", "gap_ms_median": "number",
              "naive_gap_ms_median": "number", "develop_ms_median": "number", "corrected": "number",
              "input_psnr_db_median": "number", "corrected_psnr_db_median": "number",
              "input_gain_matched_psnr_db_median": "number", "corrected_gain_matched_psnr_db_median": "number",
              "input_ssim_median": "number", "corrected_ssim_median": "number",
              "edge_error_us_p50": "number or null", "edge_error_us_p999": "number or null",
              "edge_error_us_max": "number or null", "host_clock_bound_us": "number or null"}}
            """;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aDemoPrintsOneDocumentThatKeepsTheContract() throws Exception {
        Path err = folder.resolve("stderr");
        SampleModels.writeInto(folder.resolve("data/diptych/models"));
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "demo",
                "--pairs", "2", "--resolution", "640x480", "--studio", "ideal", "--json", "--headless", "--out",
                folder.resolve("demo").toString()).redirectError(err.toFile());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        Process demo = builder.start();
        byte[] out = demo.getInputStream().readAllBytes();

        assertEquals(0, demo.waitFor(), () -> read(err));
        JsonNode document = JSON.readTree(out);
        List<String> breaches = new ArrayList<>();
        compare("", JSON.readTree(CONTRACT), document, breaches);
        assertEquals(List.of(), breaches);
        assertEquals(2, document.path("pairs").size());
        assertEquals(2, document.path("summary").path("corrected").asInt());
        assertEquals("deepflash-slim", document.path("pairs").path(0).path("correction").path("model").asText());
        assertTrue(document.path("lights").size() >= 2, "a flash and a lamp");
        assertTheArchiveSaysTheSame(document.path("pairs").path(0));
    }

    private static void assertTheArchiveSaysTheSame(JsonNode pair) throws IOException {
        Path development = Path.of(pair.path("files").path("manifest").asText())
                .resolveSibling("derivatives")
                .resolve(pair.path("pair_id").asText() + "_development.json");
        JsonNode kept = JSON.readTree(development.toFile());
        assertEquals(pair.path("findings"), kept.path("quality").path("findings"));
        assertEquals(pair.path("evidence"), kept.path("evidence"));
    }

    static void compare(String place, JsonNode contract, JsonNode found, List<String> breaches) {
        if (contract.isObject()) {
            for (var entry : contract.properties()) {
                compare(place + "/" + entry.getKey(), entry.getValue(), found.path(entry.getKey()), breaches);
            }
        } else if (contract.isArray()) {
            boolean count = contract.size() == 1 || contract.size() == found.size();
            if (!found.isArray() || found.isEmpty() || !count) {
                breaches.add(place + ": not the list that was promised, " + found);
            }
            for (int i = 0; i < found.size(); i++) {
                compare(place + "/" + i, contract.get(contract.size() == 1 || i >= contract.size() ? 0 : i),
                        found.get(i),
                        breaches);
            }
        } else if (!holds(contract.asText(), found)) {
            breaches.add(place + ": no " + contract.asText() + ", " + found);
        }
    }

    private static boolean holds(String type, JsonNode found) {
        return switch (type) {
            case "text" -> found.isTextual();
            case "text or null" -> found.isTextual() || found.isNull();
            case "number or null" -> found.isNumber() || found.isNull();
            case "number" -> found.isNumber();
            case "boolean" -> found.isBoolean();
            case "list" -> found.isArray();
            case "file" -> found.isTextual() && Files.isRegularFile(Path.of(found.asText()));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
