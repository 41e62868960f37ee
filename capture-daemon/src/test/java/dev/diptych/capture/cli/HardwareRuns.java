package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.rig.FakeRig;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.scene.SceneLights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verbs on a rig of hardware, closed in a loop: the camera's real driver over a fake library, Pi4J's mock, and the
 * simulated studio's light, in virtual time. Calibrated once for each class of tests.
 */
abstract class HardwareRuns {
    static final long MILLI = 1_000_000;
    static final String CONTACTS = """
            [[contact]]
            id = "pedal"
            role = "trigger"
            chip = "mock"
            line = "10"
            [[contact]]
            id = "stop"
            role = "emergency-stop"
            chip = "mock"
            line = "11"
            [[contact]]
            id = "door"
            role = "door"
            chip = "mock"
            line = "12"
            """;

    @TempDir
    static Path folder = Path.of("");

    final FakeRig rig = newRig();
    final Keyboard keyboard = new Keyboard();

    static FakeRig newRig() {
        return new FakeRig(LampKind.DMX, 1);
    }

    @BeforeAll
    static void calibrate() throws Exception {
        calibrate(rig -> rig.configuration(folder, ""));
    }

    interface Configured {
        Path configuration(FakeRig rig) throws IOException;
    }

    static void calibrate(Configured configured) throws Exception {
        try (FakeRig rig = newRig()) {
            ProgramRun calibrated = ProgramRun.of(rig, new Keyboard(), "calibrate", "--config",
                    configured.configuration(rig).toString(), "--repeats", "8", "--out", archive().toString());
            assertEquals(0, calibrated.exitCode(), calibrated.toString());
        }
        ProgramRun started = ProgramRun.of("session", "start", "--archive", archive().toString(), "--subject", "017",
                "--consent", "c1", "--consent-version", "1", "--scope", "keep-raw", "--valid-until", "2999-01-01");
        assertEquals(0, started.exitCode(), started.toString());
    }

    @BeforeEach
    void sit() {
        rig.seatSomebody();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    static Path archive() {
        return folder.resolve("archive");
    }

    Path configuration(String more) throws IOException {
        return rig.configuration(folder, more);
    }

    ProgramRun run(String more, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("run", "--config", configuration(more).toString(),
                "--archive", archive().toString(), "--session", "sub-017_ses-01"));
        all.addAll(List.of(arguments));
        return ProgramRun.of(rig, keyboard, all.toArray(String[]::new));
    }

    /** Its pairs, by the result's JSON. */
    List<JsonNode> shoot(int pairs) throws Exception {
        ProgramRun shot = run("", "--pairs", String.valueOf(pairs), "--json");
        assertEquals(0, shot.exitCode(), shot.toString());
        List<JsonNode> taken = StreamSupport
                .stream(new ObjectMapper().readTree(shot.out()).get("pairs").spliterator(), false)
                .toList();
        assertEquals(pairs, taken.size(), shot.toString());
        return taken;
    }

    static String rule(JsonNode pair) {
        return pair.get("rule").asText();
    }

    static boolean isProven(JsonNode pair) {
        return !pair.get("files").isNull();
    }

    void assertAtRest() {
        assertFalse(rig.isOn(SceneLights.FLASH_ID));
        SceneLights.LAMP_IDS.forEach(lamp -> assertTrue(rig.isOn(lamp), lamp));
    }

    /** @param millis from now */
    void at(long millis, Runnable what) {
        rig.time.at(rig.time.nanos() + millis * MILLI, what);
    }

    /** Once, a millisecond after the first lamp was switched off in a pair's shot (metering switches the flash alone). */
    void onceWhenLampsGoDark(Runnable what) {
        List<String> done = new ArrayList<>();
        rig.onSwitch((light, on) -> {
            if (!on && SceneLights.LAMP_IDS.contains(light) && done.isEmpty()) {
                done.add(light);
                at(1, what);
            }
        });
    }
}
