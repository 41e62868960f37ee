package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.rig.FakeRig;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.scene.SceneLights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The verbs on a rig of hardware, closed in a loop: the camera's real driver over a fake library, Pi4J's mock, and the
 * simulated studio's light, in virtual time. Calibrated once, then shot under what can go wrong.
 */
class HardwareRunTest {
    private static final long MILLI = 1_000_000;
    private static final String CONTACTS = """
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

    private final FakeRig rig = newRig();
    private final Keyboard keyboard = new Keyboard();

    private static FakeRig newRig() {
        return new FakeRig(LampKind.DMX, 1);
    }

    @BeforeAll
    static void calibrate() throws Exception {
        try (FakeRig rig = newRig()) {
            ProgramRun calibrated = ProgramRun.of(rig, new Keyboard(), "calibrate", "--config",
                    rig.configuration(folder, "").toString(), "--repeats", "8", "--out", archive().toString());
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

    private static Path archive() {
        return folder.resolve("archive");
    }

    private ProgramRun run(String more, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("run", "--config", rig.configuration(folder, more).toString(),
                "--archive", archive().toString(), "--session", "sub-017_ses-01"));
        all.addAll(List.of(arguments));
        return ProgramRun.of(rig, keyboard, all.toArray(String[]::new));
    }

    /** Its pairs, by the result's JSON. */
    private List<JsonNode> shoot(int pairs) throws Exception {
        ProgramRun shot = run("", "--pairs", String.valueOf(pairs), "--json");
        assertEquals(0, shot.exitCode(), shot.toString());
        List<JsonNode> taken = StreamSupport
                .stream(new ObjectMapper().readTree(shot.out()).get("pairs").spliterator(), false)
                .toList();
        assertEquals(pairs, taken.size(), shot.toString());
        return taken;
    }

    private static String rule(JsonNode pair) {
        return pair.get("rule").asText();
    }

    private static boolean isProven(JsonNode pair) {
        return !pair.get("files").isNull();
    }

    private void assertAtRest() {
        assertFalse(rig.isOn(SceneLights.FLASH_ID));
        SceneLights.LAMP_IDS.forEach(lamp -> assertTrue(rig.isOn(lamp), lamp));
    }

    @Test
    void pairsAreProvedAndKeptAsTheCameraGaveThem() throws Exception {
        for (JsonNode pair : shoot(2)) {
            assertTrue(isProven(pair), pair.toString());
            assertTrue(pair.get("residual_lamp_ratio").asDouble() < 0.0006, pair.toString());
            assertTrue(pair.get("flash_ratio").asDouble() > 0.9, pair.toString());
            assertTrue(Math.abs(pair.get("evidence").get("worst_edge").get("late_ms").asDouble()) < 0.1,
                    pair.toString());
            Path studio = Path.of(pair.get("files").get("studio").asText());
            JsonNode sidecar = new ObjectMapper().readTree(
                    Files.readString(Path.of(studio.toString().replace(".raw", ".json"))));
            JsonNode encoding = sidecar.get("pixel_encoding");
            assertEquals("bits_12_le16", encoding.get("coding").asText());
            assertEquals(encoding.get("stride_bytes").asLong() * encoding.get("height_samples").asLong(),
                    Files.size(studio));
            assertEquals("8000", sidecar.get("camera_metadata").get("ExposureTime").asText());
        }
        assertAtRest();
    }

    @Test
    void theCameraLibraryIsLetGoWhenTheRigIs() throws Exception {
        shoot(1);

        assertFalse(rig.hasLibrary());
    }

    @Test
    void aCameraThatStallsLosesOnePairAndIsStartedAgain() throws Exception {
        onceWhenLampsGoDark(() -> rig.fake.set("stalled", 1));

        List<JsonNode> pairs = shoot(2);

        assertEquals("E_CAMERA_STALLED", rule(pairs.get(0)));
        assertTrue(isProven(pairs.get(1)), pairs.get(1).toString());
        assertAtRest();
    }

    @Test
    void aCameraThatIsUnpluggedAndPluggedInAgainGoesOn() throws Exception {
        onceWhenLampsGoDark(() -> {
            rig.fake.unplug();
            rig.time.at(rig.time.nanos() + 1500 * MILLI, rig.fake::plug);
        });

        List<JsonNode> pairs = shoot(2);

        assertEquals("E_CAMERA_GONE", rule(pairs.get(0)));
        assertTrue(isProven(pairs.get(1)), pairs.get(1).toString());
    }

    @Test
    void aCameraThatStaysUnpluggedEndsTheSessionInOneSentence() throws Exception {
        onceWhenLampsGoDark(rig.fake::unplug);

        keyboard.type("");
        ProgramRun shot = run("");

        assertEquals(1, shot.exitCode(), shot.toString());
        assertTrue(shot.err()
                .matches(
                        "diptych: E_CAMERA_GONE: The camera \"[^\"]*\" was unplugged, and is not back after [0-9.]+ s; plug it in again\\.\\R"),
                shot.err());
        assertAtRest();
    }

    /** A little late it is made, and the frame is not proved; very late it is not made at all. */
    @ParameterizedTest
    @ValueSource(longs = {15, 75})
    void aSwitchThatComesLateIsNamed(long lateMillis) throws Exception {
        List<String> blinks = new ArrayList<>();
        rig.onSwitch((light, on) -> {
            // The blink of metering is over: what is switched next is the pair's, the lamps first.
            if (light.equals(SceneLights.FLASH_ID) && !on && blinks.isEmpty()) {
                blinks.add(light);
                rig.time.delayStep(SceneLights.LAMP_IDS.size(), lateMillis * MILLI);
            }
        });

        List<JsonNode> pairs = shoot(2);

        assertEquals("E_EDGE_LATE", rule(pairs.get(0)), pairs.get(0).toString());
        assertTrue(isProven(pairs.get(1)), pairs.get(1).toString());
        assertAtRest();
    }

    @Test
    void aFrameThatIsNotExposedAsAskedIsNamed() throws Exception {
        onceWhenLampsGoDark(() -> {
            rig.fake.set("misreported_exposure_ns", 3 * MILLI);
            rig.fake.set("misreports", 1);
        });

        JsonNode pair = shoot(1).getFirst();

        assertEquals("E_EXPOSURE", rule(pair), pair.toString());
    }

    @Test
    void aCameraThatAnotherProgramUsesIsNamed() throws Exception {
        rig.fake.set("busy", 1);

        ProgramRun shot = run("", "--pairs", "1");

        assertEquals(1, shot.exitCode());
        assertTrue(shot.err().startsWith("diptych: E_CAMERA: The camera \""), shot.err());
        assertEquals(1, shot.err().lines().count(), shot.err());
    }

    @Test
    void aLineThatAnotherProgramHoldsIsNamed() throws Exception {
        rig.refuseLines(new DeviceException(DeviceFault.E_GPIO_BUSY, "GPIO17 is used by \"spi0\"; free it."));

        ProgramRun shot = run("", "--pairs", "1");

        assertEquals(1, shot.exitCode());
        assertEquals("diptych: E_GPIO_BUSY: GPIO17 is used by \"spi0\"; free it.\n", shot.err());
    }

    /** No computer has a chip of this label. */
    @Test
    void aChipThatIsNotThereIsNamed() throws Exception {
        rig.useThisComputersLines();

        ProgramRun shot = run("", "--pairs", "1");

        assertEquals(1, shot.exitCode());
        assertTrue(shot.err().matches("diptych: E_GPIO_(NO_CHIP|DENIED): .*\\R"), shot.err());
    }

    @Test
    void aPedalTakesAPairAndAnOpenDoorDoesNot() throws Exception {
        at(1500, () -> rig.press("door"));
        at(2000, () -> rig.press("pedal"));
        at(2200, () -> rig.release("pedal"));
        at(3000, () -> rig.release("door"));
        at(4000, () -> rig.press("pedal"));
        at(8000, () -> keyboard.end());

        ProgramRun shot = run(CONTACTS);

        assertEquals(0, shot.exitCode(), shot.toString());
        assertTrue(shot.out().contains("E_DOOR_OPEN: The door \"door\" is open; close it, then take the pair.\n"),
                shot.out());
        assertEquals(1, shot.out().lines().filter(line -> line.startsWith("sub-017_ses-01_pair-")).count(), shot.out());
    }

    /** What was metered with the door open says nothing of the sitter's light, and nothing fires while it is open. */
    @Test
    void aDoorThatOpensDuringMeteringKeepsThePairFromFiring() throws Exception {
        List<String> blinks = new ArrayList<>();
        List<String> darkWhileOpen = new ArrayList<>();
        rig.onSwitch((light, on) -> {
            if (light.equals(SceneLights.FLASH_ID) && on) {
                blinks.add(light);
                if (blinks.size() == 1) {
                    at(1, () -> rig.press("door"));
                    at(3000, () -> rig.release("door"));
                    at(4000, () -> keyboard.type(""));
                    at(8000, keyboard::end);
                }
            }
            if (SceneLights.LAMP_IDS.contains(light) && blinks.size() == 1) {
                darkWhileOpen.add(light);
            }
        });
        keyboard.type("");

        ProgramRun shot = run(CONTACTS);

        List<String> pairs = shot.out().lines().filter(line -> line.startsWith("sub-017_ses-01_pair-")).toList();
        assertTrue(pairs.get(0).contains("RETAKE  E_DOOR_OPEN: "), shot.out());
        assertFalse(pairs.get(1).contains("E_"), shot.out());
        assertEquals(List.of(), darkWhileOpen, shot.out());
        assertEquals(3, blinks.size(), "metered again");
    }

    @Test
    void aDoorThatOpensDuringACalibrationSpoilsIt() throws Exception {
        rig.studio.leaveChairEmpty();
        Path out = folder.resolve("disturbed");
        at(5000, () -> rig.press("door"));

        ProgramRun calibrated = ProgramRun.of(rig, keyboard, "calibrate", "--config",
                rig.configuration(folder, CONTACTS).toString(), "--repeats", "8", "--out", out.toString());

        assertEquals(1, calibrated.exitCode(), calibrated.toString());
        assertTrue(calibrated.err().startsWith("diptych: E_DOOR_OPEN: "), calibrated.err());
        assertFalse(Files.exists(out.resolve("calibration")));
    }

    /** Another camera may have been plugged in, or the same with other timestamps. */
    @Test
    void aCameraThatWasGoneWhileNobodyShotIsMeteredAgain() throws Exception {
        List<String> blinks = new ArrayList<>();
        rig.onSwitch((light, on) -> {
            if (light.equals(SceneLights.FLASH_ID) && on && SceneLights.LAMP_IDS.stream().allMatch(rig::isOn)) {
                blinks.add(light);
            }
        });
        keyboard.type("");
        at(6000, rig.fake::unplug);
        at(7000, rig.fake::plug);
        at(10_000, () -> keyboard.type(""));
        at(14_000, keyboard::end);

        ProgramRun shot = run("");

        assertEquals(2, shot.out().lines().filter(line -> line.startsWith("sub-017_ses-01_pair-")).count(), shot.out());
        assertTrue(shot.out().contains("E_CAMERA_GONE: "), shot.out());
        assertEquals(2, blinks.size());
    }

    @Test
    void whoPressesAgainWhileAPairIsTakenGetsNoOther() throws Exception {
        onceWhenLampsGoDark(() -> rig.press("pedal"));
        keyboard.type("");
        at(8000, keyboard::end);

        ProgramRun shot = run(CONTACTS);

        assertTrue(shot.out().contains("E_BUSY: A pair is being taken; press again when it is done.\n"),
                shot.out());
        assertEquals(1, shot.out().lines().filter(line -> line.startsWith("sub-017_ses-01_pair-")).count(), shot.out());
    }

    @Test
    void pairsThatWaitForTheirTurnAreNotTakenWhileADoorIsOpen() throws Exception {
        // The mock's lines are low at first.
        ProgramRun shot = run(CONTACTS.replace("line = \"12\"", "line = \"12\"\nactive_low = true"), "--pairs", "3");

        assertEquals(1, shot.exitCode(), shot.toString());
        assertTrue(shot.out().contains("E_DOOR_OPEN: "), shot.out());
        assertTrue(shot.out().contains("Pairs that were to follow and are not taken: 2.\n"), shot.out());
        assertTrue(shot.out().contains("0 accepted, 0 to take again, 3 not taken.\n"), shot.out());
    }

    @Test
    void aStopThatIsPressedFromTheFirstLetsNothingFire() throws Exception {
        List<String> switched = new ArrayList<>();
        rig.onSwitch((light, on) -> switched.add(light + " " + on));

        // The mock's lines are low at first.
        ProgramRun shot = run(CONTACTS.replace("line = \"11\"", "line = \"11\"\nactive_low = true"), "--pairs", "1");

        assertTrue(shot.out().contains("E_EMERGENCY_STOP: The emergency stop \"stop\" was hit;"), shot.out());
        assertTrue(shot.out().contains("0 accepted, 0 to take again, 1 not taken.\n"), shot.out());
        assertFalse(switched.contains(SceneLights.FLASH_ID + " true"), switched.toString());
    }

    @Test
    void threeLostPairsInARowEndTheirRow() throws Exception {
        onceWhenLampsGoDark(() -> {
            rig.fake.set("misreported_exposure_ns", 3 * MILLI);
            rig.fake.set("misreports", 1);
        });

        ProgramRun shot = run("", "--pairs", "5");

        assertTrue(shot.out().contains("3 pairs in a row were lost. Pairs that were to follow and are not taken: 2.\n"),
                shot.out());
    }

    @Test
    void aDoorThatOpensDuringAShotSpoilsIt() throws Exception {
        onceWhenLampsGoDark(() -> {
            rig.press("door");
            rig.release("door");
        });
        keyboard.type("");
        keyboard.end();

        ProgramRun shot = run(CONTACTS);

        assertTrue(shot.out()
                .contains("RETAKE  E_DOOR_OPEN: The door \"door\" was open while the pair was shot, and let light in;"),
                shot.out());
    }

    @Test
    void anEmergencyStopEndsTheShotAndNothingFiresUntilAPersonClearsIt() throws Exception {
        List<String> after = new ArrayList<>();
        onceWhenLampsGoDark(() -> {
            rig.press("stop");
            assertAtRest();
            rig.onSwitch((light, on) -> after.add(light + " " + on));
            at(2000, () -> List.of("", "c").forEach(keyboard::type));
            at(8000, () -> {
                rig.release("stop");
                assertEquals(List.of(), after);
            });
            // The contact's bouncing is over by then.
            at(9000, () -> {
                List.of("c", "").forEach(keyboard::type);
                keyboard.end();
            });
        });
        keyboard.type("");

        ProgramRun shot = run(CONTACTS);

        assertTrue(shot.out()
                .contains(
                        "E_EMERGENCY_STOP: The emergency stop \"stop\" was hit. Every light was put to rest; nothing fires until the fault is cleared.\n"),
                shot.out());
        List<String> pairs = shot.out().lines().filter(line -> line.startsWith("sub-017_ses-01_pair-")).toList();
        assertEquals(2, pairs.size(), shot.out());
        assertTrue(pairs.get(0).contains("RETAKE  E_EMERGENCY_STOP: "), shot.out());
        assertTrue(shot.out().contains("is still pressed; release it, then clear the fault.\n"), shot.out());
        assertTrue(shot.out().contains("Cleared; the rig may fire again.\n"), shot.out());
        assertFalse(pairs.get(1).contains("E_"), shot.out());
    }

    @Test
    void contactsWhoseLinesAreLostAreNotSaidToBeHitOrOpen() throws Exception {
        onceWhenLampsGoDark(() -> {
            rig.lose("door");
            rig.lose("stop");
            assertAtRest();
        });
        keyboard.type("");
        at(4000, () -> {
            keyboard.type("c");
            keyboard.end();
        });

        ProgramRun shot = run(CONTACTS);

        String lost = "The line of the emergency stop \"stop\" cannot be read any more; look at its cable and the board,"
                + " then start the program again.";
        assertTrue(shot.out().contains("E_DOOR_OPEN: " + lost.replace("emergency stop \"stop\"", "door \"door\"")),
                shot.out());
        assertTrue(shot.out()
                .contains("E_EMERGENCY_STOP: " + lost + " Every light was put to rest; nothing fires until then.\n"),
                shot.out());
        assertTrue(shot.out().contains("RETAKE  E_EMERGENCY_STOP: " + lost), shot.out());
        assertFalse(shot.out().contains("was hit"), shot.out());
        assertFalse(shot.out().contains("still pressed"), shot.out());
    }

    /** @param millis from now */
    private void at(long millis, Runnable what) {
        rig.time.at(rig.time.nanos() + millis * MILLI, what);
    }

    /** Once, a millisecond after the first lamp was switched off in a pair's shot (metering switches the flash alone). */
    private void onceWhenLampsGoDark(Runnable what) {
        List<String> done = new ArrayList<>();
        rig.onSwitch((light, on) -> {
            if (!on && SceneLights.LAMP_IDS.contains(light) && done.isEmpty()) {
                done.add(light);
                at(1, what);
            }
        });
    }
}
