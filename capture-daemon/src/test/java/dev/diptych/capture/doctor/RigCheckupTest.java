package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.config.RigConfigReader;
import dev.diptych.inference.model.ModelLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RigCheckupTest {
    private static final String RIG_OF_HARDWARE = """
            board = "raspberry-pi-5"
            [camera]
            driver = "libcamera"
            readout_ms = 18.3
            studio_exposure_ms = 10
            studio_gain = 1
            flash_exposure_ms = 20
            flash_gain = 4
            [[light]]
            id = "lamp"
            kind = "lamp"
            driver = "gpio"
            pin = 11
            [[light]]
            id = "flash"
            kind = "flash"
            driver = "gpio"
            pin = 13
            [flash]
            hardware_cap_ms = 150
            """;

    private static final String RIG_WITH_A_BOARD = RIG_OF_HARDWARE.replace("gpio", "mcu")
            .replace("pin = 11", "output = 2")
            .replace("pin = 13", "output = 0") + "[mcu]\nport = \"/dev/null\"\n";

    static List<String> rigs() {
        return List.of(RIG_OF_HARDWARE, RIG_WITH_A_BOARD);
    }

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("rigs")
    void besideARunningRigItsCameraBoardAndLinesAreLeftAlone(String toml) throws Exception {
        Path file = Files.writeString(folder.resolve("rig.toml"), toml);
        RigConfig known = RigConfigReader.read(file);
        assertTrue(known.hardware().isPresent());

        List<Finding> findings = RigCheckup.besideARunningRig(folder.resolve("archive"), Optional.of(file), known,
                new PairNeeds(640, 480, 6L * 640 * 480), () -> new ModelLibrary(Optional.empty()), "deepflash-slim")
                .run();

        assertEquals(List.of("config", "java", "native", "disk", "clock", "archive", "calibration", "inference"),
                findings.stream().map(found -> found.id().replaceFirst("\\..*", "")).distinct().toList());
    }
}
