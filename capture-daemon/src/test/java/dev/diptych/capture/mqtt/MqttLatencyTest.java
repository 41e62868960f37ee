package dev.diptych.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a command's publication to its acceptance, on one computer, with one fsync in between as the rig's journal has. */
@Tag("long")
class MqttLatencyTest {
    private static final int COUNT = 200;

    @TempDir
    Path folder;

    @Test
    void theMedianIsBelowFifteenMilliseconds() throws Exception {
        assumeTrue(Mosquitto.isInstalled(), Mosquitto.MISSING);
        FakeRig rig = new FakeRig();
        double[] millis = new double[COUNT];
        try (Mosquitto broker = Mosquitto.open(folder);
                FileChannel journal = FileChannel.open(folder.resolve("journal"), StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                Desk desk = new Desk(rig, Desk.login(broker.port), Desk.ANYBODY, folder.resolve("outbox")).connected();
                Client client = Client.at(broker.port, Client.REPLIES)) {
            rig.intent = () -> {
                try {
                    journal.write(
                            ByteBuffer.wrap("{\"intent\":1}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                    journal.force(false);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
            for (int i = 0; i < COUNT; i++) {
                desk.passTime();
                int seen = client.heard.size();
                long start = System.nanoTime();
                client.flood("capture", Client.trigger("t-" + i), Client.fresh("c-" + i));
                while (client.heard.size() == seen) {
                    LockSupport.parkNanos(100_000);
                }
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            assertEquals(COUNT, rig.fired());
        }
        Arrays.sort(millis);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("mqtt-latency.txt"),
                "publish to accepted: median %.2f ms, p95 %.2f ms, worst %.2f ms of %d%n".formatted(millis[COUNT / 2],
                        millis[COUNT * 95 / 100], millis[COUNT - 1], COUNT));
        assertTrue(millis[COUNT / 2] < 15, () -> Arrays.toString(millis));
    }
}
