package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.access.Permission;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever shares an address with a flood can stop the light all the same. */
class StopUnderFloodTest {
    private static final WebLimits NARROW = new WebLimits(64, 4, 4, 0.001, 5, Duration.ofSeconds(30),
            Duration.ofSeconds(60), Duration.ofSeconds(30));

    @Test
    void aStopHasRoomOfItsOwn(@TempDir Path folder) throws Exception {
        try (ConsoleUnderTest web = new ConsoleUnderTest(folder, "127.0.0.1", NARROW)) {
            String token = web.token(Permission.WATCH);
            int refused = 0;
            for (int i = 0; i < 10; i++) {
                refused += web.send(web.request("/api/v1/me")).statusCode() == 429 ? 1 : 0;
            }

            assertTrue(refused >= 4, "The flood is refused: " + refused);
            assertEquals(202, web.post("/api/v1/abort", token, "").statusCode());
        }
    }
}
