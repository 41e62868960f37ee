package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.studio.scene.SceneLights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions on a rig of hardware whose camera, edges or devices fail. */
class HardwareRunTest extends HardwareRuns {
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
    void threeLostPairsInARowEndTheirRow() throws Exception {
        onceWhenLampsGoDark(() -> {
            rig.fake.set("misreported_exposure_ns", 3 * MILLI);
            rig.fake.set("misreports", 1);
        });

        ProgramRun shot = run("", "--pairs", "5");

        assertTrue(shot.out().contains("3 pairs in a row were lost. Pairs that were to follow and are not taken: 2.\n"),
                shot.out());
    }
}
