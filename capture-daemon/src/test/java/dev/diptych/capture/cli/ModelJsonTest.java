package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.model.ModelSource;
import dev.diptych.capture.model.SampleModels;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.inference.model.ModelLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON documents of {@code model} and {@code correct} are contracts: keys may be added, but these stay. */
class ModelJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    Path folder = Path.of("");

    private final ModelSource models = () -> new ModelLibrary(Optional.of(folder.resolve("models")));

    @BeforeEach
    void writeModels() throws IOException {
        SampleModels.writeInto(folder.resolve("models"));
    }

    private JsonNode printed(String contract, String... arguments) throws IOException {
        ProgramRun run = ProgramRun.of(models, arguments);
        JsonNode document = JSON.readTree(run.out());
        List<String> breaches = new ArrayList<>();
        DemoJsonTest.compare("", JSON.readTree(contract), document, breaches);
        assertEquals(List.of(), breaches, run.toString());
        return document;
    }

    @Test
    void list() throws IOException {
        JsonNode document = printed("""
                {"serving": "text", "serving_photographs": "text", "engines": ["text"],
                 "models": [{"name": "text", "status": "text", "sentence": "text", "serving": "text or null",
                  "source": "text or null", "size_bytes": "number or null", "sha256": "text or null"}]}
                """, "model", "list", "--json");

        List<String> statuses = new ArrayList<>();
        document.path("models")
                .forEach(it -> statuses.add(it.path("name").asText() + " " + it.path("status").asText()));
        assertEquals(List.of("deepflash NEEDS_WEIGHTS", "deepflash-slim READY", "letter DAMAGED",
                "stranger NOT_TRUSTED", "wild READY"), statuses);
        JsonNode card = document.path("models").path(1).path("card");
        assertEquals(List.of("FLASH", "FLASH_PREVIEW"),
                card.path("lights").valueStream().map(JsonNode::asText).toList());
        assertEquals("C", card.path("encoding").asText());
        assertEquals(12, card.path("parameters").asInt());
    }

    @Test
    void verify() throws IOException {
        JsonNode document = printed("""
                {"sound": "boolean", "models": [{"model": "text", "source": "file", "sha256": "text", "serving": "text",
                 "least": "number", "largest": "number", "elapsed_ms": "number"}]}
                """, "model", "verify", "deepflash-slim", "--json");

        assertEquals(true, document.path("sound").asBoolean());
    }

    @Test
    void add() throws IOException {
        Path fetched = Files.write(folder.resolve("fetched.onnx"), SampleModels.brightening("fetched", 0));

        JsonNode document = printed("""
                {"name": "text", "file": "file", "size_bytes": "number", "sha256": "text"}
                """, "model", "add", fetched.toString(), "--json");

        assertEquals("fetched", document.path("name").asText());
    }

    @Test
    void correct() throws IOException {
        Path sitter = Files.write(folder.resolve("sitter.png"), PngWriter.encode(DrawnSitter.picture(320, 240)));

        JsonNode document = printed("""
                {"model": "text", "sha256": "text", "serving": "text", "registration_verdict": "text or null",
                 "registration_error_estimate_px": "number or null",
                 "images": [{"image": "file", "corrected": "file",
                  "face": {"x": "number", "y": "number", "width": "number", "height": "number"},
                  "elapsed_ms": "number"}]}
                """, "correct", sitter.toString(), "-o", folder.resolve("out").toString(), "--json");

        JsonNode face = document.path("images").path(0).path("face");
        assertEquals(160, face.path("x").asDouble() + face.path("width").asDouble() / 2, 8, "in the middle");
    }
}
