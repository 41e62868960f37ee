package dev.diptych.rig.dmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.light.LightKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a profile, or with how it is used, is said in one sentence that names it and what to do. */
class FixtureRefusalTest {
    private static final String DIMMER = "'D': {'capability': {'type': 'Intensity'}}";

    @TempDir
    Path folder;

    private void refused(DmxLight light, String sentence) {
        DeviceException refusal = assertThrows(DeviceException.class, () -> FixturePatch.of(light));

        assertEquals(DeviceFault.E_DMX_FIXTURE, refusal.fault());
        assertEquals(sentence.replace('\'', '"').replace("FILE", folder.resolve("lamp.json").toString()),
                refusal.getMessage());
    }

    private static DmxLight key(FixtureFile file) {
        return file.light("key", 1);
    }

    @Test
    void noFile() {
        refused(key(new FixtureFile(folder.resolve("lamp.json"))),
                "The fixture profile FILE is not there: name an Open Fixture Library file.");
    }

    @Test
    void aFolder() throws IOException {
        Path file = Files.createDirectory(folder.resolve("lamp.json"));

        refused(key(new FixtureFile(file)), "The fixture profile FILE cannot be read (java.io.IOException: Is a"
                + " directory): check that it is a file that this user may read.");
    }

    @Test
    void aFileThatIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("lamp.json"), new byte[]{'"', (byte) 0xC3, 0x28, '"'});

        refused(key(new FixtureFile(file)),
                "The fixture profile FILE is not JSON, from line 1 on: name an Open Fixture Library file.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "no JSON | <fixture/> | is not JSON, from line 1 on: name an Open Fixture Library file",
        "cut short | {'modes': [ | is not JSON, from line 1 on: name an Open Fixture Library file",
        "two of them | {'modes': [{}]} {} | is not JSON, from line 1 on: name an Open Fixture Library file",
        "empty | \"\" | describes no mode: name an Open Fixture Library file",
        "a redirect | {'redirectTo': 'x/y'} | describes no mode: name an Open Fixture Library file",
        "no object | [1] | describes no mode: name an Open Fixture Library file",
        "another mode | {'modes': [{'name': 'a b', 'shortName': 'ab'}, {'name': 'c'}]} | has no mode 'm': name one of"
                + " 'a b', 'c'",
        "unheard-of pixels | {'modes': [{'name': 'm', 'channels': [{'insert': 'matrixChannels', 'repeatFor':"
                + " 'eachRow'}]}]} | repeats channels in a way that is not known here: take a mode without pixels",
        "a channel left out | {'modes': [{'name': 'm', 'channels': ['D']}]} | does not describe the channel 'D' of its"
                + " mode 'm'",
        "a range backwards | {'modes': [{}], 'availableChannels': {'D': {'capabilities': [{'dmxRange': [9, 3]}]}}} |"
                + " contradicts its own format: no channel of 1 bytes has values from 9 to 3",
        "a default too high | {'modes': [{}], 'availableChannels': {'D': {'defaultValue': 256}}} | contradicts its own"
                + " format: its channel 'D' cannot have the default 256",
        "a channel switched twice | {'modes': [{}], 'matrix': {'pixelKeys': [[['a']]]}, 'templateChannels': {'D $pixelKey':"
                + " {'capability': {'switchChannels': {'S $pixelKey': 'x', 'S a': 'y'}}}}} | contradicts its own format: its"
                + " channel 'D a' switches 'S a' twice at once",
        "too fine a channel | {'modes': [{}], 'availableChannels': {'D': {'dmxValueResolution': '8bit', 'fineChannelAliases':"
                + " ['a', 'b', 'c', 'd']}}} | contradicts its own format: its channel 'D' has 4 fine channels, but no value"
                + " has more than 4 bytes",
        "pixels without end | {'modes': [{}], 'matrix': {'pixelCount': [100000, 100000, 1]}} | contradicts its own format:"
                + " its matrix has more pixels than a universe has slots, which are 512",
        "one pixel too many | {'modes': [{}], 'matrix': {'pixelCount': [27, 19, 1]}} | contradicts its own format: its"
                + " matrix has more pixels than a universe has slots, which are 512",
        "rows without end of nothing | {'modes': [{}], 'matrix': {'pixelCount': [0, 2000000000, 2000000000]}} | contradicts"
                + " its own format: its matrix has more pixels than a universe has slots, which are 512",
        "names that steer a terminal | {'modes': [{'name': '\\u001b[2J\\n\\u0085\\u202e\\u2028\\ud800\\u00e9'}]} | has no"
                + " mode 'm': name one of '?[2J?????\u00e9'",
        "no amount | {'modes': [{}], 'availableChannels': {'D': {'defaultValue': 'much'}}} | contradicts its own format:"
                + " 'much' is no amount"})
    void aFileThatIsNoProfile(String reason, String json, String rest) {
        refused(key(FixtureFile.of(folder, json)), "The fixture profile FILE " + rest + ".");
    }

    @Test
    void aFileWithoutEnd() {
        refused(key(new FixtureFile(Path.of("/dev/zero"))),
                "The fixture profile /dev/zero is larger than a megabyte, which"
                        + " no profile is: name an Open Fixture Library file.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"named | 'pixelKeys': [[[LIST]]]",
        "in groups | 'pixelGroups': {MAP}"})
    void morePixelsThanSlots(String how, String matrix) {
        String list = IntStream.range(0, 513).mapToObj(pixel -> "'" + pixel + "'").collect(Collectors.joining(", "));
        String map = list.replace("',", "': 'all',") + ": 'all'";

        refused(key(FixtureFile.of(folder,
                "{'modes': [{}], 'matrix': {" + matrix.replace("LIST", list).replace("MAP", map)
                        + "}}")),
                "The fixture profile FILE contradicts its own format: its matrix has more pixels than a universe has"
                        + " slots, which are 512.");
    }

    @Test
    void templatesThatWouldFillTheMemory() {
        String aliases = "'a$pixelKey', ".repeat(5_000) + "'a'";

        refused(key(FixtureFile.of(folder,
                "{'modes': [{}], 'matrix': {'pixelCount': [512, 1, 1]}, 'templateChannels': {'D':"
                        + " {'fineChannelAliases': [" + aliases + "]}}}")),
                "The fixture profile FILE contradicts its own format: its"
                        + " template channels are too much for all its pixels.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "one by one | NULLS",
        "repeated | {'insert': 'matrixChannels', 'repeatFor': [NULLS], 'templateChannels': [NULLS]}"})
    void aModeOfMoreSlotsThanAUniverse(String how, String channels) {
        String nulls = "null, ".repeat(512) + "null";

        refused(key(FixtureFile.of(folder, DIMMER, channels.replace("NULLS", nulls))),
                "The fixture profile FILE has a mode of more than the 512 slots of a universe: name another mode.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "no dimmer | 'X': {'capability': {'type': 'Effect'}} | 'X' | has no channel of intensity in mode 'm' that could"
                + " dim key: name a dimmer or another mode; its channels are 'X'",
        "two dimmers | 'A': {'capability': {'type': 'Intensity'}}, 'B': {'capability': {'type': 'Intensity'}} | 'A', 'B' |"
                + " has several channels of intensity in mode 'm': say which is the dimmer of key, of 'A', 'B'",
        "never dark | 'D': {'capability': {'type': 'Intensity', 'brightnessStart': '5%', 'brightnessEnd': '100%'}} | 'D' |"
                + " has a channel 'D' that cannot dim key from full light to none: name another dimmer",
        "always strobes | 'D': {'capability': {'type': 'Intensity'}}, 'S': {'capability': {'type': 'ShutterStrobe',"
                + " 'shutterEffect': 'Strobe'}} | 'D', 'S' | does not say where the shutter 'S' is open: give key a"
                + " constant for it",
        "dark colours | 'D': {'capability': {'type': 'Intensity'}}, 'R': {'capability': {'type': 'ColorIntensity'}} | 'D',"
                + " 'R' | leaves key dark, for all its colours are at 0 by default: give constants for 'R'",
        "an undecided switch | 'D': {'capability': {'type': 'Intensity'}}, 'P': {'capabilities': [{'dmxRange': [1, 255],"
                + " 'type': 'Effect', 'switchChannels': {'S': 'D'}}]} | 'S', 'P' | does not say what its channel 'S' is"
                + " while 'P' is at 0"})
    void aModeThatCannotBeALamp(String reason, String channels, String mode, String rest) {
        refused(key(FixtureFile.of(folder, channels, mode)), "The fixture profile FILE " + rest + ".");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "a dimmer that is not there | Fan | - | has no channel \"Fan\" in mode \"m\" that could dim key: name a dimmer or"
                + " another mode; its channels are \"D\", \"X\"",
        "a dimmer that does not dim | X | - | has a channel \"X\" that cannot dim key from full light to none: name"
                + " another dimmer",
        "a constant that is not there | - | Fan | has no channel \"Fan\" in mode \"m\" to keep constant for key: its"
                + " channels are \"D\", \"X\"",
        "a constant dimmer | - | D | has the channel \"D\" for the dimmer of key, so it cannot be kept constant: leave it"
                + " out of the constants"})
    void aConfigurationThatDoesNotFitTheMode(String reason, @Nullable String dimmer, @Nullable String constant,
            String rest) {
        FixtureFile file = FixtureFile.of(folder, DIMMER + ", 'X': {'capability': {'type': 'Effect'}}", "'D', 'X'");

        refused(file.light("key", 1, dimmer, constant == null ? Map.of() : Map.of(constant, 1.0)),
                "The fixture profile FILE " + rest + ".");
    }

    @Test
    void slotsPastTheUniverse() throws DeviceException {
        FixtureFile file = FixtureFile.of(folder, DIMMER, "'D', null");

        assertEquals(512, FixturePatch.of(file.light("key", 511)).lastSlot());
        refused(file.light("key", 512),
                "The fixture profile FILE has 2 slots in mode 'm', which from slot 512 on end past"
                        + " 512: give key an address of at most 511.");
    }

    @ParameterizedTest(name = "at {0} and {1}")
    @CsvSource({"1, 2", "2, 1", "7, 7"})
    void fixturesThatOverlap(int first, int second) {
        FixtureFile file = FixtureFile.of(folder, DIMMER, "'D', null");

        DeviceException refusal = assertThrows(DeviceException.class,
                () -> DmxLightOutputs.patched(List.of(file.light("key", first), file.light("fill", second))));

        assertEquals(DeviceFault.E_DMX_FIXTURE, refusal.fault());
        assertEquals("The fixtures key (slots " + first + " to " + (first + 1) + ") and fill (slots " + second + " to "
                + (second + 1) + ") overlap: give one of them another address, here and at the lamp.",
                refusal.getMessage());
    }

    @Test
    void aFlash() {
        FixtureFile file = FixtureFile.of(folder, DIMMER, "'D'");

        refused(new DmxLight("led", LightKind.FLASH, new FixtureAddress(file.path(), "m", 1), null, Map.of()),
                "The flash led cannot be a fixture on DMX: a packet that waits for its turn cannot time a flash; switch it"
                        + " by a GPIO line.");
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "1.1", "NaN"})
    void aConstantOutOfRange(double value) {
        FixtureFile file = FixtureFile.of(folder, DIMMER, "'D'");

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> file.light("key", 1, null, Map.of("X", value)));

        assertEquals("A channel's constant lies in [0, 1], but \"X\" of key is to be kept at " + value + ".",
                refusal.getMessage());
    }
}
