package dev.diptych.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.capture.daemon.Command;
import dev.diptych.rig.time.SystemClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell example of docs/MQTT.md does what it says. */
class MqttDocumentTest {
    @TempDir
    Path folder;

    @Test
    void theShellExampleTakesAPairAndStops() throws Exception {
        assumeTrue(Mosquitto.isInstalled() && Mosquitto.program("mosquitto_rr").isPresent(), Mosquitto.MISSING);
        Matcher example = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "MQTT.md")));
        assertTrue(example.find());
        FakeRig rig = new FakeRig();
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        try (Mosquitto broker = Mosquitto.open(folder);
                MqttFrontEnd frontEnd = MqttFrontEnd.start(
                        new MqttSettings(Desk.login(broker.port), "studio", Desk.ANYBODY), rig,
                        folder.resolve("outbox"), new SystemClock(), InstantSource.fixed(Instant.EPOCH), told::add,
                        _ -> {})) {
            Await.until("connected", frontEnd::isConnected);
            String said = shell(broker.port, example.group(1));
            assertEquals("accepted", Client.JSON.readTree(said).path("status").asText(), said);
            assertEquals(1, rig.fired());
            assertTrue(example.find(), "the stop");
            shell(broker.port, example.group(1));
            Await.until("the stop comes", () -> rig.count(Command.Abort.class) == 1);
        }
        assertTrue(told.isEmpty(), told::toString);
    }

    private static String shell(int port, String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", script).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("HOST", "127.0.0.1", "PORT", Integer.toString(port), "RIG", "studio", "USER", "trigger",
                        "TOKEN", "none"));
        Process shell = builder.start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(shell.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, shell.exitValue(), said);
        return said;
    }
}
