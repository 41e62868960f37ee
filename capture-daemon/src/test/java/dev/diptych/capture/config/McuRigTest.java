package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.hardware.FlashDrive;
import dev.diptych.capture.config.hardware.FlashProtection;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.capture.config.hardware.LightConfig;
import dev.diptych.capture.config.hardware.McuConfig;
import dev.diptych.capture.config.hardware.Wiring;
import dev.diptych.rig.light.LightKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rig whose lights are on the board. */
class McuRigTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void everythingIsWiredAsItIsWritten() throws Exception {
        HardwareRig rig = read(McuRigToml.TOML);

        assertEquals(List.of(
                new LightConfig("lamp", LightKind.STUDIO_LAMP,
                        new Wiring.Mcu(2, OptionalInt.empty(), OptionalInt.empty())),
                new LightConfig("panel", LightKind.STUDIO_LAMP,
                        new Wiring.Mcu(10, OptionalInt.of(4), OptionalInt.empty())),
                new LightConfig("flash", LightKind.FLASH,
                        new Wiring.Mcu(0, OptionalInt.empty(), OptionalInt.of(1)))),
                rig.lights());
        assertEquals(Optional.of(new McuConfig(Path.of("/dev/ttyACM0"), Optional.of("5583930343135F0E"))), rig.mcu());
    }

    /** The board is the layer below this computer; a circuit behind it may be there all the same. */
    @Test
    void theFlashNeedsNoOneShotBehindTheBoard() throws Exception {
        assertEquals(new FlashProtection(OptionalLong.empty(), FlashDrive.TORCH), read(McuRigToml.TOML).flash());
        assertEquals(new FlashProtection(OptionalLong.empty(), FlashDrive.STROBE),
                read(McuRigToml.TOML + "[flash]\ndrive = \"strobe\"\n").flash());
        assertEquals(OptionalLong.of(385_000_000), read(McuRigToml.TOML + "[flash]\nhardware_cap_ms = 385\n").flash()
                .hardwareCapNanos());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "driver = \"mcu\"#output = 2 | driver = \"mcu\"#ouput = 2 | 15: unknown key \"light.ouput\"; did you mean \"light.output\"? | misspelt",
        "[mcu]#port | [mcu]#prot | 9: unknown key \"mcu.prot\"; did you mean \"mcu.port\"? | misspelt port",
        "[mcu] | [muc] | 8: unknown key \"muc\"; did you mean \"mcu\"? | misspelt table",
        "output = 2 | output = 32 | 15: \"light.output\" must be a whole number from 0 to 31, not 32. | beyond any board",
        "slot = 4 | slot = 65 | 21: \"light.slot\" must be a whole number from 1 to 64, not 65. | beyond the board's universe",
        "serial = \"5583930343135f0e\" | serial = \"Uno\" | 10: \"mcu.serial\" must be a text of at most 16 hexadecimal digits, not \"Uno\". | a name",
        "output = 2# | `` | 11: [[light]] \"lamp\" needs \"output\", a whole number from 0 to 31, as in output = 2. | no output",
        "output = 10 | output = 2 | 20: \"light.output\": the board's output 2 is in use already; give each its own. | one output for two",
        "torch_output = 1 | torch_output = 0 | 27: \"light.torch_output\": the board's output 0 is in use already; give each its own. | the torch on the flash",
        "output = 2 | output = 2#slot = 4 | 22: \"light.slot\": the board's slot 4 is in use already; give each its own. | one slot for two",
        "output = 0 | output = 0#slot = 9 | 27: \"light.slot\": a flash cannot be on DMX, whose packets come too seldom to time it; take this away. | a flash on DMX",
        "slot = 4 | torch_output = 1 | 21: \"light.torch_output\": only a flash burns as a torch; take this away. | a lamp as a torch",
        "output = 2 | output = 2#pin = 11 | 16: \"light.pin\": it is for a light on a GPIO line, but the driver of this one is \"mcu\". | a pin",
        "slot = 4 | slot = 4#address = 3 | 22: \"light.address\": it is for a fixture of [dmx], but the driver of this one is \"mcu\"; a lamp on the board's own DMX has its \"slot\". | an address",
        "driver = \"mcu\"#output = 2 | driver = \"gpio\"#chip = \"a\"#line = \"2\"#slot = 3 | 17: \"light.slot\": it is for a light on the board, but the driver of this one is \"gpio\". | a slot on a line",
        "driver = \"mcu\"#output = 2 | driver = \"gpio\"#chip = \"a\"#line = \"2\" | 14: \"light.driver\": \"panel\" is on the board, and this light is not; one clock times every switch of a shot, so put all lights on the board, or none. | mixed",
        "port = \"/dev/ttyACM0\"# | `` | 13: \"light.driver\": a light on the board needs the board's port; write it in [mcu], as in port = \"/dev/ttyACM0\". | no port",
        "torch_output = 1 | torch_output = 1#[gpio]#realtime = true | 28: [gpio] has no use, because the board times every light, and not this computer; take it away. | a time for nothing",
        "torch_output = 1 | torch_output = 1#[dmx]#port = \"/dev/ttyUSB0\" | 28: [dmx] has no use, because no [[light]] has driver = \"dmx\"; take it away. | a universe for nothing"})
    void whatMakesNoSenseIsRefusedInOneSentence(String piece, String replacement, String refusal, String reason)
            throws Exception {
        String old = piece.replace('#', '\n');
        if (!McuRigToml.TOML.contains(old)) {
            throw new IllegalArgumentException("There is no " + piece + " to replace.");
        }
        OperatorException refused = assertThrows(OperatorException.class,
                () -> read(McuRigToml.TOML.replace(old, replacement.replace('#', '\n'))), reason);

        assertEquals(folder.resolve("rig.toml") + ", line " + refusal, refused.getMessage());
    }

    @Test
    void aBoardThatNoLightIsOnHasNoUse() throws Exception {
        OperatorException refused = assertThrows(OperatorException.class,
                () -> read(WiredRigToml.TOML + "[mcu]\nport = \"/dev/ttyACM0\"\n"));

        assertEquals(folder.resolve("rig.toml")
                + ", line 38: [mcu] has no use, because no [[light]] has driver = \"mcu\"; take it away.",
                refused.getMessage());
    }

    private HardwareRig read(String toml) throws Exception {
        return RigConfigReader.read(Files.writeString(folder.resolve("rig.toml"), toml)).hardware().orElseThrow();
    }
}
