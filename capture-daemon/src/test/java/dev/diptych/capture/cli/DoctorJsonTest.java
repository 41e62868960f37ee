package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.session.SampleArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON document of {@code doctor} is a contract: keys and ids may be added, but these stay. */
class DoctorJsonTest {
    private static final String CONTRACT = """
            {"archive": "text", "worst": "text",
             "findings": [{"severity": "text", "id": "text", "evidence": "text", "remedy": "text"}]}
            """;
    private static final List<String> IDS = List.of("config.file", "java.version", "java.architecture", "java.heap",
            "native.sqlite", "native.opencv", "native.tmpdir", "camera.open", "camera.controls", "camera.frames",
            "camera.pace",
            "camera.timestamps",
            "disk.kind", "disk.space", "disk.write", "disk.speed", "disk.sync", "clock.wall", "clock.monotonic",
            "clock.synchronised", "archive.open", "archive.writable", "archive.writer", "archive.incoming",
            "archive.partial", "archive.journal", "archive.manifests", "archive.consent", "archive.catalog",
            "calibration.age", "inference.runtime", "inference.engine", "inference.model");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aCheckupPrintsOneDocumentThatKeepsTheContract() throws IOException {
        SampleArchive.writeInto(folder);

        ProgramRun run = ProgramRun.of("doctor", "--json", "--archive", folder.toString());

        assertEquals("", run.err());
        JsonNode document = JSON.readTree(run.out());
        List<String> breaches = new ArrayList<>();
        DemoJsonTest.compare("", JSON.readTree(CONTRACT), document, breaches);
        assertEquals(List.of(), breaches);
        assertEquals(IDS, document.path("findings").valueStream().map(found -> found.path("id").asText()).toList());
    }
}
