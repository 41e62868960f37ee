package dev.diptych.rig.dmx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.host.DeviceException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixturePatchTest {
    private static final String DIMMER = "'D': {'capability': {'type': 'Intensity'}}";
    private static final String COLORS = ", 'R': {'capability': {'type': 'ColorIntensity', 'color': 'Red'}}"
            + ", 'G': {'capability': {'type': 'ColorIntensity', 'color': 'Green'}}";

    @TempDir
    Path folder;

    private String slotsAt(double level, FixtureFile file) throws DeviceException {
        return slotsAt(level, file, null, Map.of());
    }

    private String slotsAt(double level, FixtureFile file, @Nullable String dimmer, Map<String, Double> constants)
            throws DeviceException {
        PatchedLight light = FixturePatch.of(file.light("key", 1, dimmer, constants));
        byte[] universe = new byte[light.lastSlot()];
        light.write(level, universe);
        return HexFormat.of().formatHex(universe);
    }

    @ParameterizedTest(name = "{1} at {2}: {3}")
    @CsvSource(quoteCharacter = '"', value = {"'D', 8 bit, 0, 00", "'D', 8 bit, 1, ff", "'D', 8 bit, 0.5, 80",
        "\"'D', 'D2'\", 16 bit, 0, 0000", "\"'D', 'D2'\", 16 bit, 1, ffff", "\"'D', 'D2'\", 16 bit, 0.5, 8000",
        "\"'D', 'D2'\", 16 bit, 0.001, 0042", "\"'D', 'D2', 'D3'\", 24 bit, 1, ffffff",
        "\"'D', 'D2', 'D3'\", 24 bit, 0.5, 800000", "\"'D', null, 'D2'\", a slot between that does nothing, 1, ff00ff",
        "\"'D2', 'D'\", the fine byte first, 0.001, 4200"})
    void theDimmerTakesAsManyBytesAsTheModeHas(String channels, String bytes, double level, String slots)
            throws DeviceException {
        FixtureFile file = FixtureFile.of(folder,
                "'D': {'fineChannelAliases': ['D2', 'D3'], 'capability': {'type': 'Intensity'}}", channels);

        assertEquals(slots, slotsAt(level, file), bytes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "inverted | 'capability': {'type': 'Intensity', 'brightnessStart': 'bright', 'brightnessEnd': 'off'} | ff 80 00",
        "in lumens | 'capability': {'type': 'Intensity', 'brightnessStart': '0lm', 'brightnessEnd': '900lm'} | 00 80 ff",
        "shut below, strobe above | 'capabilities': [{'dmxRange': [0, 9], 'type': 'ShutterStrobe', 'shutterEffect':"
                + " 'Closed'}, {'dmxRange': [10, 110], 'type': 'Intensity'}, {'dmxRange': [111, 255], 'type':"
                + " 'ShutterStrobe', 'shutterEffect': 'Strobe'}] | 0a 3c 6e",
        "dark apart from the dimmest | 'capabilities': [{'dmxRange': [0, 20], 'type': 'Intensity', 'brightness': '0%'},"
                + " {'dmxRange': [21, 255], 'type': 'Intensity', 'brightnessStart': 'dark', 'brightnessEnd': '100%'}]"
                + " | 0a 8a ff"})
    void aLevelFollowsTheDimmersRamp(String reason, String json, String darkHalfAndFull) throws DeviceException {
        FixtureFile file = FixtureFile.of(folder, "'D': {" + json + "}", "'D'");

        assertEquals(darkHalfAndFull, slotsAt(0, file) + " " + slotsAt(0.5, file) + " " + slotsAt(1, file), reason);
    }

    @Test
    void aRampStatedInTwoBytesIsReadInOne() throws DeviceException {
        String ramp = "'D': {'fineChannelAliases': ['D2'], 'capabilities': [{'dmxRange': [0, 2570], 'type': 'NoFunction'},"
                + " {'dmxRange': [2571, 65535], 'type': 'Intensity'}]}";

        assertEquals("0b", slotsAt(0, FixtureFile.of(folder, ramp, "'D'")));
        assertEquals("0a0b", slotsAt(0, FixtureFile.of(folder, ramp, "'D', 'D2'")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "open in the middle of its range | 'capabilities': [{'dmxRange': [0, 20], 'type': 'ShutterStrobe',"
                + " 'shutterEffect': 'Closed'}, {'dmxRange': [21, 41], 'type': 'ShutterStrobe', 'shutterEffect': 'Open'}]"
                + " | 1f",
        "a default that leaves it open | 'defaultValue': 22, 'capabilities': [{'dmxRange': [0, 20], 'type':"
                + " 'ShutterStrobe', 'shutterEffect': 'Closed'}, {'dmxRange': [21, 41], 'type': 'ShutterStrobe',"
                + " 'shutterEffect': 'Open'}] | 16",
        "a default that shuts it | 'defaultValue': 0, 'capabilities': [{'dmxRange': [0, 20], 'type': 'ShutterStrobe',"
                + " 'shutterEffect': 'Closed'}, {'dmxRange': [21, 41], 'type': 'ShutterStrobe', 'shutterEffect': 'Open'}]"
                + " | 1f",
        "no strobe is no function | 'capabilities': [{'dmxRange': [0, 10], 'type': 'NoFunction'}, {'dmxRange': [11, 255],"
                + " 'type': 'ShutterStrobe', 'shutterEffect': 'Strobe'}] | 05",
        "open rather than no function | 'capabilities': [{'dmxRange': [0, 10], 'type': 'NoFunction'}, {'dmxRange':"
                + " [11, 255], 'type': 'ShutterStrobe', 'shutterEffect': 'Open'}] | 85",
        "strobes everywhere, but has a default | 'defaultValue': 3, 'capability': {'type': 'ShutterStrobe',"
                + " 'shutterEffect': 'Strobe'} | 03",
        "warm or cold as the maker has it | 'defaultValue': 200, 'capability': {'type': 'ColorTemperature'} | c8",
        "a default in per cent | 'defaultValue': '50%', 'capability': {'type': 'ColorTemperature'} | 7f",
        "no default | 'capability': {'type': 'Effect'} | 00",
        "no function | 'capability': {'type': 'NoFunction'} | 00"})
    void whatDoesNotDimIsKeptQuiet(String reason, String json, String kept) throws DeviceException {
        FixtureFile file = FixtureFile.of(folder, DIMMER + ", 'X': {" + json + "}", "'D', 'X'");

        assertEquals("00" + kept, slotsAt(0, file), reason);
        assertEquals("ff" + kept, slotsAt(1, file), reason);
    }

    @Test
    void aDefaultStatedInOneByteFillsTwo() throws DeviceException {
        FixtureFile file = FixtureFile.of(folder, DIMMER
                + ", 'X': {'fineChannelAliases': ['X2'], 'dmxValueResolution': '8bit', 'defaultValue': 255,"
                + " 'capability': {'type': 'ColorTemperature'}}", "'D', 'X', 'X2'");

        assertEquals("00ffff", slotsAt(0, file));
    }

    @Test
    void aDefaultStatedInTwoBytesIsCutToOne() throws DeviceException {
        FixtureFile file = FixtureFile.of(folder, DIMMER
                + ", 'X': {'fineChannelAliases': ['X2'], 'defaultValue': 4660, 'capability': {'type':"
                + " 'ColorTemperature'}}", "'D', 'X'");

        assertEquals("0012", slotsAt(0, file));
    }

    @Test
    void aConstantIsKeptInAllItsBytes() throws DeviceException {
        FixtureFile file = FixtureFile.of(folder, DIMMER
                + ", 'X': {'fineChannelAliases': ['X2'], 'defaultValue': 7, 'capability': {'type': 'ColorTemperature'}}",
                "'D', 'X', 'X2'");

        assertEquals("004000", slotsAt(0, file, null, Map.of("X", 0.25)));
    }

    @Test
    void theDimmerIsTheOneThatIsNamed() throws DeviceException {
        FixtureFile file = FixtureFile.of(folder,
                DIMMER + ", 'Halo': {'defaultValue': 1, 'capability': {'type': 'Intensity'}}", "'D', 'Halo'");

        assertEquals("ff01", slotsAt(1, file, "D", Map.of()));
        assertEquals("00ff", slotsAt(1, file, "Halo", Map.of()));
    }

    @Test
    void aWhiteThatNothingElseDimsCanBeNamed() throws DeviceException {
        FixtureFile file = FixtureFile.of(folder, "'W': {'capability': {'type': 'ColorIntensity', 'color': 'White'}}"
                + COLORS, "'W', 'R', 'G'");

        assertEquals("800000", slotsAt(0.5, file, "W", Map.of()));
    }

    @Test
    void coloursThatAreOnByConstantGiveLight() throws DeviceException {
        FixtureFile file = FixtureFile.of(folder, DIMMER + COLORS, "'D', 'R', 'G'");

        assertEquals("ffff00", slotsAt(1, file, null, Map.of("R", 1.0)));
    }

    @Test
    void aPanelThatMixesWhiteMayLeaveItsColoursOff() throws DeviceException {
        FixtureFile file = FixtureFile.of(folder,
                DIMMER + COLORS + ", 'CCT': {'defaultValue': 9, 'capability': {'type': 'ColorTemperature'}}",
                "'D', 'CCT', 'R', 'G'");

        assertEquals("ff090000", slotsAt(1, file));
    }

    @ParameterizedTest(name = "program {0}")
    @CsvSource({"0, 11", "1, 22"})
    void aSwitchingChannelIsWhatItsDeciderMakesOfIt(double program, String kept) throws DeviceException {
        FixtureFile file = FixtureFile.of(folder, DIMMER + ", 'Program': {'defaultValue': 0, 'capabilities': ["
                + "{'dmxRange': [0, 127], 'type': 'NoFunction', 'switchChannels': {'Speed / Ear': 'Speed'}},"
                + "{'dmxRange': [128, 255], 'type': 'Effect', 'switchChannels': {'Speed / Ear': 'Ear'}}]}"
                + ", 'Speed': {'defaultValue': 17, 'capability': {'type': 'EffectSpeed'}}"
                + ", 'Ear': {'defaultValue': 34, 'capability': {'type': 'SoundSensitivity'}}",
                "'D', 'Speed / Ear', 'Program'");

        assertEquals("00" + kept + (program == 0 ? "00" : "ff"),
                slotsAt(0, file, null, Map.of("Program", program)));
    }
}
