package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.SampleCalibration;
import dev.diptych.rig.light.LightSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RigConfigTest {
    private static final String LIGHT = """
            [[light]]
            id = "%s"
            off_dead_ms = [1, 2, 3]
            off_fall_ms = [4, 5, 6]
            on_dead_ms = [7, 8, 9]
            on_rise_ms = [10, 11, 12]
            """;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"[calibration], PT24H", "[calibration]#max_age_hours = 0.1, PT6M",
        "[calibration]#max_age_hours = 8760, P365D", "[calibration]#max_age_hours = 36.5, PT36H30M"})
    void theAgeOfACalibrationIsLimited(String toml, Duration expected) throws Exception {
        assertEquals(expected, read(toml.replace("#", "\n")).maxCalibrationAge());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "max_age_hours = 0 | \"calibration.max_age_hours\" must be a number from 0.1 to 8760, not 0.",
        "max_age_hours = \"day\" | \"calibration.max_age_hours\" must be a number from 0.1 to 8760, not \"day\".",
        "max_age_hour = 2 | unknown key \"calibration.max_age_hour\"; did you mean \"calibration.max_age_hours\"?"})
    void aWrongAgeIsRefused(String line, String expected) {
        OperatorException refusal = assertThrows(OperatorException.class, () -> read("[calibration]\n" + line));

        assertTrue(String.valueOf(refusal.getMessage()).endsWith(expected), refusal.getMessage());
    }

    @Test
    void aConfiguredResponseGoesBeforeWhatWasBelieved() throws Exception {
        LightSet believed = SampleCalibration.lights();

        LightSet configured = read(LIGHT.formatted("key")).applyTo(believed);

        assertEquals(2_000_000, configured.lamps().getFirst().response().offDead().p50Nanos());
        assertEquals(believed.flash(), configured.flash());
    }

    @Test
    void aLightThatTheRigDoesNotHaveIsNamed() throws Exception {
        RigConfig config = read(LIGHT.formatted("chandelier"));

        OperatorException refusal = assertThrows(OperatorException.class,
                () -> config.applyTo(SampleCalibration.lights()));

        assertEquals("The configuration names the light \"chandelier\", but this studio has flash, key.",
                refusal.getMessage());
    }

    private RigConfig read(String toml) throws OperatorException, IOException {
        return RigConfigReader.read(Files.writeString(folder.resolve("rig.toml"), toml));
    }
}
