package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.libcamera.StreamKind;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.capture.config.hardware.LightConfig;
import dev.diptych.capture.config.hardware.Wiring;
import dev.diptych.rig.gpio.LineAddress;
import dev.diptych.rig.light.LightKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Pattern REFUSAL = Pattern.compile(".*rig\\.toml, line \\d+: [^\\p{Cntrl}]+[.?]");

    @TempDir
    Path folder = Path.of("");

    @Test
    void aLaptopHasTheSimulatedStudioAsItIsByDefault() throws Exception {
        assertEquals(RigConfig.DEFAULT, RigConfigReader.read(EXAMPLES.resolve("laptop.toml")));
    }

    @Test
    void aRaspberryPiHasLightsOnLinesAndOnDmx() throws Exception {
        HardwareRig rig = rig("raspberry-pi.toml");

        assertEquals(List.of("front-left", "front-right", "high", "flash"),
                rig.lights().stream().map(LightConfig::id).toList());
        assertEquals(new LineAddress("pinctrl-rp1", "GPIO17"),
                ((Wiring.Gpio) rig.lights().getFirst().wiring()).line().address());
        assertEquals(3, rig.contacts().size());
        assertEquals(StreamKind.RAW, rig.camera().stream());
    }

    @Test
    void aJetsonHasAProcessedStreamAndLightsOnDmx() throws Exception {
        HardwareRig rig = rig("jetson.toml");

        assertTrue(rig.lights()
                .stream()
                .allMatch(light -> light.kind() == LightKind.FLASH || light.wiring() instanceof Wiring.Dmx));
        assertEquals(new LineAddress("tegra234-gpio", "PQ.05"), rig.contacts().getFirst().wiring().address());
        assertEquals(StreamKind.PROCESSED, rig.camera().stream());
    }

    @Test
    void aBoardSwitchesEveryLightOfItsRig() throws Exception {
        HardwareRig rig = rig("board.toml");

        assertEquals(6, rig.lights().size());
        assertTrue(rig.lights().stream().allMatch(light -> light.wiring() instanceof Wiring.Mcu));
        assertTrue(rig.mcu().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop.toml", "raspberry-pi.toml", "jetson.toml", "board.toml"})
    void anExampleThatLacksALineIsReadOrRefusedInOneSentence(String example) throws Exception {
        List<String> lines = Files.readAllLines(EXAMPLES.resolve(example));
        int refused = 0;
        for (int i = 0; i < lines.size(); i++) {
            List<String> rest = new ArrayList<>(lines);
            rest.remove(i);
            refused += refused(String.join("\n", rest)) ? 1 : 0;
        }
        assertTrue(refused < lines.size() && (refused > 0 || "laptop.toml".equals(example)), refused + " refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop.toml", "raspberry-pi.toml", "jetson.toml", "board.toml"})
    void anExampleThatBreaksOffIsReadOrRefusedInOneSentence(String example) throws Exception {
        // A comment that breaks off is still one: those are left out.
        String text = Files.readString(EXAMPLES.resolve(example)).replaceAll(" *#.*\n", "\n").replaceAll("\n+", "\n");
        int refused = 0;
        for (int end = 0; end < text.length(); end++) {
            refused += refused(text.substring(0, end)) ? 1 : 0;
        }
        assertTrue(refused > 0 && refused < text.length(), refused + " refused");
    }

    private boolean refused(String toml) throws IOException {
        Path file = Files.writeString(folder.resolve("rig.toml"), toml);
        try {
            RigConfigReader.read(file);
            return false;
        } catch (OperatorException e) {
            String sentence = String.valueOf(e.getMessage());
            assertTrue(REFUSAL.matcher(sentence).matches(), sentence);
            return true;
        }
    }

    private static HardwareRig rig(String example) throws OperatorException {
        return RigConfigReader.read(EXAMPLES.resolve(example)).hardware().orElseThrow();
    }
}
