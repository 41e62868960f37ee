package dev.diptych.rig.dmx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.light.LightKind;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The profiles that come with the project, by both names of each mode. */
class ExampleFixturesTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "fixtures");

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"generic-dimmer.json, 8 bit, 80", "generic-dimmer.json, 8bit, 80",
        "generic-dimmer.json, 16 bit, 8000", "generic-dimmer.json, 16bit, 8000", "bicolour-panel.json, 8 bit, 80ff",
        "bicolour-panel.json, 8bit, 80ff", "bicolour-panel.json, 16 bit, 8000ffff",
        "bicolour-panel.json, 16bit, 8000ffff", "bicolour-panel.json, 16 bit with strobe, 8000ffff0000",
        "bicolour-panel.json, 16bitS, 8000ffff0000"})
    void areAtHalfLight(String file, String mode, String slots) throws DeviceException {
        PatchedLight light = FixturePatch.of(new DmxLight("key", LightKind.STUDIO_LAMP,
                new FixtureAddress(EXAMPLES.resolve(file), mode, 1), null, Map.of()));

        byte[] universe = new byte[light.lastSlot()];
        light.write(0.5, universe);
        assertEquals(slots, HexFormat.of().formatHex(universe));
    }
}
