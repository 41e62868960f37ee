package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.rig.time.VirtualClock;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session in the simulated studio, which is what {@code run} does without a configuration. */
class SimulatedRunTest {
    private static final List<String> STUDIO = List.of("--resolution", "640x480", "--lamps", "dmx", "--seed", "3");

    @TempDir
    Path folder = Path.of("");

    private ProgramRun run(InputStream keyboard, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(STUDIO);
        return ProgramRun.of(new Surroundings(new VirtualClock(), keyboard, () -> {
            throw new IllegalStateException("The simulated studio has no devices.");
        }, () -> {
            throw new IllegalStateException("A session is run without models.");
        }), all.toArray(String[]::new));
    }

    @Test
    void aSessionIsCalibratedAndShot() throws Exception {
        String archive = folder.toString();
        assertEquals(0, run(InputStream.nullInputStream(), "calibrate", "--repeats", "8", "--out", archive).exitCode());

        ProgramRun counted = run(InputStream.nullInputStream(), "run", "--archive", archive, "--pairs", "1", "--json");
        Keyboard keyboard = new Keyboard();
        List.of("", "what?", "q").forEach(keyboard::type);
        ProgramRun typed = run(keyboard, "run", "--archive", archive);

        ProgramRun.of("session", "start", "--archive", archive, "--subject", "061", "--consent", "c1",
                "--consent-version",
                "1", "--scope", "keep-raw", "--valid-until", "2999-01-01");
        ProgramRun named = run(InputStream.nullInputStream(), "run", "--archive", archive, "--session",
                "sub-061_ses-01",
                "--pairs", "1");

        assertTrue(named.out().contains("sub-061_ses-01_pair-0001"), named.toString());
        assertEquals(0, counted.exitCode(), counted.toString());
        JsonNode result = new ObjectMapper().readTree(counted.out());
        assertEquals("sub-001_ses-01", result.get("session").asText());
        assertEquals(1, result.get("accepted").asInt(), counted.toString());
        assertEquals(0, typed.exitCode(), typed.toString());
        assertTrue(typed.out().contains("sub-002_ses-01_pair-0001"), typed.out());
        assertEquals(2, typed.out().lines().filter(KeyboardRequests.HELP::equals).count(), typed.out());
        assertTrue(typed.out().contains("1 accepted, 0 to take again.\n"), typed.out());
    }

    @Test
    void aFileIsNoKeyboard() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "\n\n\n");

        assertEquals(-1, Main.keyboard(file).read());
        assertSame(System.in, Main.keyboard(folder));
    }
}
