package dev.diptych.rig.dmx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.host.DeviceException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixturePixelsTest {
    @TempDir
    Path folder;

    private FixtureProfile profile(String matrix, String channels) throws DeviceException {
        return FixtureProfile.read(fixture(matrix, channels).path());
    }

    private FixtureFile fixture(String matrix, String channels) {
        return FixtureFile.of(folder, "{'matrix': {" + matrix + "}, 'templateChannels': {"
                + "'D $pixelKey': {'fineChannelAliases': ['D $pixelKey fine'], 'capability': {'type': 'Intensity'}},"
                + "'W $pixelKey': {'defaultValue': 5, 'capability': {'type': 'ColorTemperature'}}},"
                + "'modes': [{'name': 'm', 'channels': [" + channels + "]}]}");
    }

    private static String repeated(String repeatFor, String order) {
        return "{'insert': 'matrixChannels', 'repeatFor': " + repeatFor + ", 'channelOrder': '" + order
                + "', 'templateChannels': ['D $pixelKey', null, 'W $pixelKey']}";
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'eachPixelXYZ' | 'pixelCount': [2, 2, 1] | D (1, 1) D (2, 1) D (1, 2) D (2, 2)",
        "'eachPixelYXZ' | 'pixelCount': [2, 2, 1] | D (1, 1) D (1, 2) D (2, 1) D (2, 2)",
        "'eachPixelZYX' | 'pixelCount': [1, 2, 2] | D (1, 1) D (1, 2) D (2, 1) D (2, 2)",
        "'eachPixelXYZ' | 'pixelCount': [1, 3, 1] | D 1 D 2 D 3", "'eachPixelXYZ' | 'pixelCount': [1, 1, 1] | D 1",
        "'eachPixelXYZ' | 'pixelCount': [2, 2, 2] | D (1, 1, 1) D (2, 1, 1) D (1, 2, 1) D (2, 2, 1) D (1, 1, 2)"
                + " D (2, 1, 2) D (1, 2, 2) D (2, 2, 2)",
        "'eachPixelABC' | 'pixelKeys': [[['10', null, '9'], ['b', 'a', '1']]] | D 1 D 9 D 10 D a D b",
        "'eachPixelXYZ' | 'pixelKeys': [[['10', null, '9'], ['b', 'a', '1']]] | D 10 D 9 D b D a D 1",
        "'eachPixelGroup' | 'pixelKeys': [[['a', 'b']]], 'pixelGroups': {'Rim': ['b'], 'All': 'all'} | D Rim D All",
        "['b', 'a'] | 'pixelKeys': [[['a', 'b']]] | D b D a"})
    void pixelsComeInTheOrderOfTheMode(String repeatFor, String matrix, String dimmers) throws DeviceException {
        String insert = "{'insert': 'matrixChannels', 'repeatFor': " + repeatFor
                + ", 'channelOrder': 'perPixel', 'templateChannels': ['D $pixelKey']}";

        assertEquals(dimmers, String.join(" ", profile(matrix, insert).channelsOfMode("m")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"perPixel | D a,,W a,D b,,W b", "perChannel | D a,D b,,,W a,W b"})
    void channelsRunWithinPixelsOrPixelsWithinChannels(String order, String channels) throws DeviceException {
        FixtureProfile profile = profile("'pixelKeys': [[['a', 'b']]]", repeated("'eachPixelXYZ'", order));

        assertEquals(channels, String.join(",", profile.channelsOfMode("m")));
    }

    @Test
    void aTemplateChannelDimsAllPixelsAndAnotherIsKeptForAll() throws DeviceException {
        FixtureFile file = fixture("'pixelKeys': [[['a', 'b']]]", repeated("'eachPixelXYZ'", "perPixel"));

        PatchedLight light = FixturePatch
                .of(file.light("key", 1, "D $pixelKey", Map.of("W $pixelKey", 0.2, "W b", 0.2)));

        byte[] universe = new byte[6];
        light.write(1, universe);
        assertEquals("ff0033" + "ff0033", HexFormat.of().formatHex(universe));
        assertEquals(4, light.lastDimmerSlot());
    }

    @Test
    void oneMayDimAPixelAlone() throws DeviceException {
        FixtureFile file = fixture("'pixelKeys': [[['a', 'b']]]", "'D a', 'D a fine', 'D b', 'W b'");

        PatchedLight light = FixturePatch.of(file.light("key", 1, "D a", Map.of()));

        byte[] universe = new byte[4];
        light.write(1, universe);
        assertEquals("ffff" + "00" + "05", HexFormat.of().formatHex(universe));
    }
}
