package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.capture.OperatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiredRigRefusalsTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        // keys that are misspelt or misplaced
        "pin = 11 | pni = 11 | 13: unknown key \"light.pni\"; did you mean \"light.pin\"? | misspelt",
        "[gpio] | [gpoi] | 29: unknown key \"gpoi\"; did you mean \"gpio\"? | misspelt table",
        "studio_gain = 1 | studio_gain = 1#board = \"generic\" | 7: unknown key \"camera.board\"; it belongs at the top of the file, before any [table]. | in another's table",
        "realtime = false | realtime = false#debounce_ms = 3 | 31: unknown key \"gpio.debounce_ms\"; it belongs in [[contact]]. | in another's table",
        // values
        "readout_ms = 18.3 | readout_ms = \"fast\" | 4: \"camera.readout_ms\" must be a number from 0.1 to 1000, not \"fast\". | a text for a number",
        "pin = 11 | pin = 11.5 | 13: \"light.pin\" must be a whole number from 1 to 400, not 11.5. | half a pin",
        "realtime = false | realtime = \"no\" | 30: \"gpio.realtime\" must be true or false, not \"no\". | a text for a flag",
        "role = \"trigger\" | role = \"bell\" | 35: \"contact.role\" must be \"door\", \"emergency-stop\" or \"trigger\", not \"bell\". | a word that is none",
        "address = 7 | address = 513 | 20: \"light.address\" must be a whole number from 1 to 512, not 513. | beyond the universe",
        "hardware_cap_ms = 150 | hardware_cap_ms = 401 | 28: \"flash.hardware_cap_ms\" must be a number from 1 to 400, not 401. | beyond the cap's cap",
        "kind = \"lamp\"#driver = \"gpio\" | kind = \"\"\"a#lamp\"\"\" | 11: \"light.kind\" must be \"flash\" or \"lamp\", not \"a\\nlamp\". | a text of many lines",
        "fixture = \"panel.json\" | fixture = \" \" | 18: \"light.fixture\" must be the path of a fixture file, not \" \". | a blank path",
        "fixture = \"panel.json\" | fixture = \"a\\u0000b\" | 18: \"light.fixture\" must be the path of a fixture file, not \"a\\u0000b\". | a path that is none",
        "[gpio]#realtime = false | gpio = 3 | 29: unknown key \"flash.gpio\"; known here: drive, hardware_cap_ms. | a key for a table",
        "id = \"lamp\" | id = \"la\\tmp\" | 10: \"light.id\" must be a line of text, not \"la\\tmp\". | a tab",
        "id = \"lamp\" | id = \"la\u202emp\" | 10: \"light.id\" must be a line of text, not \"la\\u202emp\". | a mark that turns the line round",
        "id = \"lamp\" | id = \"la\u2028mp\" | 10: \"light.id\" must be a line of text, not \"la\\u2028mp\". | a line separator",
        "id = \"lamp\" | id = \"la\u2029mp\" | 10: \"light.id\" must be a line of text, not \"la\\u2029mp\". | a paragraph separator",
        "address = 7 | address = 7#channels = { \"a\u202eb\" = 1 } | 21: \"light.channels\" must be a table of channel names and numbers from 0 to 1, not a table. | a channel that turns the line round",
        // camera
        "readout_ms = 18.3# | `` | 2: [camera] needs \"readout_ms\", a number from 0.1 to 1000, as in readout_ms = 18.3. | libcamera does not tell it",
        "flash_gain = 4# | `` | 2: [camera] needs \"flash_gain\", a number from 1 to 512, as in flash_gain = 4. | no exposure by default",
        "readout_ms = 18.3 | readout_ms = 40 | 4: \"camera.readout_ms\": a frame is read out in less time than it lasts, which is 33.33 ms at the configured frames per second, but this is 40 ms. | longer than a frame",
        "studio_exposure_ms = 10 | studio_exposure_ms = 50 | 5: \"camera.studio_exposure_ms\": no row is exposed for longer than a frame lasts, which is 33.33 ms at the configured frames per second, but this is 50 ms. | longer than a frame",
        "studio_gain = 1 | studio_gain = 1#width = 640 | 7: \"camera.width\": it needs \"camera.height\" beside it; give both or neither. | half a size",
        "studio_gain = 1 | studio_gain = 1#colour_gain_blue = 2 | 7: \"camera.colour_gain_blue\": it needs \"camera.colour_gain_red\" beside it; give both or neither. | half a balance",
        "driver = \"libcamera\" | driver = \"simulated\" | 4: \"camera.readout_ms\": it is for a camera of hardware; set driver = \"libcamera\" in [camera], or take it away. | camera keys without a camera",
        // board and lines
        "board = \"raspberry-pi-5\" | board = \"rasberry-pi-5\" | 1: \"board\": there is no board \"rasberry-pi-5\"; did you mean \"raspberry-pi-5\"? | misspelt board",
        "board = \"raspberry-pi-5\" | board = \"abacus\" | 1: \"board\": there is no board \"abacus\"; there are raspberry-pi-3, raspberry-pi-4, raspberry-pi-5, jetson-orin-nano, generic, or the path of a profile (x.toml). | no such board",
        "board = \"raspberry-pi-5\" | `` | 13: \"light.pin\": pins are counted on a board; name it at the top of the file, as in board = \"raspberry-pi-5\", or give chip and line instead. | pin without board",
        "board = \"raspberry-pi-5\" | board = \"generic\" | 13: \"light.pin\": a generic board has no header that is known; give chip and line instead. | no header",
        "pin = 11 | pin = 1 | 13: \"light.pin\": pin 1 of a Raspberry Pi 5 has no GPIO line; those with one are 3, 5, 7, 8, 10, 11, 12, 13, 15, 16, 18, 19, 21, 22, 23, 24, 26, 29, 31, 32, 33, 35, 36, 37, 38, 40. | a power pin",
        "pin = 11 | pin = 11#chip = \"other\" | 14: \"light.chip\": the line is named by \"pin\" already; give either the pin, or chip and line. | named twice",
        "pin = 11# | `` | 9: [[light]] \"lamp\" needs \"pin\", a header pin of the board, or \"chip\" and \"line\". | not named",
        "line = \"3\"# | `` | 21: [[light]] \"flash\" needs \"line\", a line of text, as in line = \"GPIO17\". | chip without line",
        "pin = 29 | pin = 11 | 36: \"contact.pin\": \"lamp\" and \"pedal\" are both on line GPIO17 of pinctrl-rp1; give each its own. | a contact on a light's line",
        "chip = \"other\"#line = \"3\" | chip = \"pinctrl-rp1\"#line = \"GPIO17\" | 26: \"light.line\": \"lamp\" and \"flash\" are both on line GPIO17 of pinctrl-rp1; give each its own. | a line by pin and by name",
        "board = \"raspberry-pi-5\" | board = \"jetson-orin-nano\" | 37: \"contact.bias\": a Jetson Orin Nano cannot pull a line up or down; wire a resistor, and take this away. | a board without bias",
        // lights
        "id = \"panel\" | id = \"lamp\" | 15: \"light.id\": two lights have the id \"lamp\"; give each its own. | one id for two",
        "driver = \"gpio\"#pin = 11 | `` | 9: [[light]] \"lamp\" needs \"driver\", \"dmx\", \"gpio\" or \"mcu\", as in driver = \"gpio\". | a simulated lamp before a real camera",
        "kind = \"flash\" | kind = \"lamp\" | 3: \"camera.driver\": a rig of hardware has one flash and at least one lamp, but no [[light]] has kind = \"flash\"; write down how it is wired. | no flash",
        "kind = \"lamp\"#driver = \"gpio\" | kind = \"flash\"#driver = \"gpio\" | 23: \"light.kind\": this is a second flash; a rig has one, and at least one lamp. | two flashes",
        "address = 7 | address = 7#bias = \"pull-up\" | 21: \"light.bias\": it is for a light on a GPIO line, but the driver of this one is \"dmx\". | bias on DMX",
        "pin = 11 | pin = 11#address = 3 | 14: \"light.address\": it is for a light on DMX, but the driver of this one is \"gpio\". | an address on GPIO",
        "mode = \"8bit\"# | `` | 14: [[light]] \"panel\" needs \"mode\", a line of text, as in mode = \"8bit\". | no mode",
        "pin = 11 | pin = 11#on_dead_ms = [1, 2, 3] | 9: [[light]] \"lamp\" needs \"off_dead_ms\", the percentiles p0.1, p50, p99.9: a list of 3 numbers from 0 to 5000 in rising order, as in off_dead_ms = [290, 304, 318]. | a response by a quarter",
        "driver = \"gpio\"#pin = 11 | driver = \"dmx\"#fixture = \"a.json\"#mode = \"8bit\"#address = 7 | 22: \"light.address\": another light has the address 7 already; give each its own. | one address for two",
        // flash, DMX, contacts
        "hardware_cap_ms = 150# | `` | 24: \"light.driver\": E_FLASH_UNPROTECTED: a flash needs a hardware one-shot behind its line, because nothing else ends it when this computer fails; write its time as hardware_cap_ms in [flash]. | no one-shot",
        "driver = \"gpio\"#chip = \"other\"#line = \"3\" | driver = \"dmx\"#fixture = \"/f.json\"#mode = \"8bit\"#address = 1 | 24: \"light.driver\": a flash cannot be on DMX, whose packets come too seldom to time it and which nothing ends when this computer fails; put it on a GPIO line with a one-shot behind it. | a flash on DMX",
        "address = 7 | address = 7#channels = { Strobe = 2 } | 21: \"light.channels\" must be a table of channel names and numbers from 0 to 1, not a table. | a channel beyond its range",
        "role = \"trigger\" | role = \"emergency-stop\"#debounce_ms = 3 | 36: \"contact.debounce_ms\": an emergency stop is believed at its first touch; take this away. | a stop that waits",
        "hardware_cap_ms = 150 | hardware_cap_ms = 30 | 28: \"flash.hardware_cap_ms\": the flash must last for readout and exposure, 38.3 ms, but a one-shot of 30 ms at its longest may end it after 21 ms. | a one-shot that is too short",
        "hardware_cap_ms = 150 | hardware_cap_ms = 150#drive = \"strobe\" | 28: \"flash.hardware_cap_ms\": an LED that is driven above its continuous rating needs a one-shot of 100 ms at most, but this one ends it after 150 ms; fit a shorter one, or drive it as a torch. | a strobe behind a torch's one-shot",
        "[dmx]#port = \"/dev/ttyUSB0\" | `` | 17: \"light.driver\": a light on DMX needs the widget's port; write it in [dmx], as in port = \"/dev/ttyUSB0\". | no port",
        "driver = \"dmx\"#fixture = \"panel.json\"#mode = \"8bit\"#address = 7 | driver = \"gpio\"#pin = 13 | 29: [dmx] has no use, because no [[light]] has driver = \"dmx\"; take it away. | a port for nothing",
        "role = \"trigger\"# | `` | 33: [[contact]] \"pedal\" needs \"role\", \"door\", \"emergency-stop\" or \"trigger\", as in role = \"trigger\". | what for?",
        "bias = \"pull-up\" | bias = \"pull-up\"#[[contact]]#id = \"pedal\"#role = \"door\"#pin = 31 | 39: \"contact.id\": two contacts have the id \"pedal\"; give each its own. | one id for two"})
    void whatMakesNoSenseIsRefusedInOneSentence(String piece, String replacement, String refusal, String reason)
            throws Exception {
        Path file = Files.writeString(folder.resolve("rig.toml"), WiredRigToml.with(piece, replacement));

        OperatorException refused = assertThrows(OperatorException.class, () -> RigConfigReader.read(file), reason);

        assertEquals(file + ", line " + refusal, refused.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "board = \"generic\" | 1: \"board\": it is",
        "[camera]#driver = \"simulated\"#[gpio] | 3: [gpio] is",
        "[flash]#drive = \"torch\" | 1: [flash] is", "[dmx] | 1: [dmx] is", "[mcu] | 1: [mcu] is",
        "##[[contact]]#id = \"a\" | 3: [[contact]] is",
        "[[light]]#id = \"a\"#driver = \"gpio\" | 3: \"light.driver\": it is",
        "[[light]]#id = \"a\"#bias = \"as-is\" | 3: \"light.bias\": it is"})
    void aRigIsNotWiredByHalf(String toml, String refusal) throws Exception {
        Path file = Files.writeString(folder.resolve("rig.toml"), toml.replace('#', '\n'));

        OperatorException refused = assertThrows(OperatorException.class, () -> RigConfigReader.read(file));

        assertEquals(file + ", line " + refusal
                + " for a rig of hardware, but the camera is the simulated one; set driver = "
                + "\"libcamera\" in [camera], or take it away.", refused.getMessage());
    }
}
