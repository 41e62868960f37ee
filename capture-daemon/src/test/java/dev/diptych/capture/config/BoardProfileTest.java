package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.hardware.BoardProfile;
import dev.diptych.rig.gpio.LineAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardProfileTest {
    private static final String PROFILE = """
            name = "Abacus"
            bias = false
            [[chip]]
            label = "beads"
            pins = { 11 = "A", 29 = "B" }
            [[chip]]
            label = "rods"
            [chip.pins]
            31 = "C"
            """;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"raspberry-pi-3, 40, pinctrl-bcm2835, GPIO21", "raspberry-pi-4, 3, pinctrl-bcm2711, GPIO2",
        "raspberry-pi-5, 13, pinctrl-rp1, GPIO27", "jetson-orin-nano, 7, tegra234-gpio, PAC.06"})
    void theBoardsThatDiptychBringsHaveTheirPins(String board, int pin, String chip, String line) throws Exception {
        BoardProfile profile = read(WiredRigToml.with("raspberry-pi-5", board).replace("bias = \"pull-up\"", ""));

        assertEquals(new LineAddress(chip, line), profile.line(pin).orElseThrow());
        assertFalse(profile.notes().isEmpty());
    }

    @Test
    void aBoardIsAFileFromTheConfigurationsFolder() throws Exception {
        Files.createDirectories(folder.resolve("boards"));
        Files.writeString(folder.resolve("boards/abacus.toml"), PROFILE);

        BoardProfile profile = read(
                WiredRigToml.with("raspberry-pi-5", "boards/abacus.toml").replace("bias = \"pull-up\"", ""));

        assertEquals("Abacus", profile.name());
        assertEquals(new LineAddress("beads", "B"), profile.line(29).orElseThrow());
        assertEquals(new LineAddress("rods", "C"), profile.line(31).orElseThrow());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "name = \"Abacus\" | nmae = \"Abacus\" | , line 1: unknown key \"nmae\"; did you mean \"name\"? | misspelt",
        "name = \"Abacus\" | `` | , line 1: the top of the file needs \"name\", a line of text, as in name = \"Raspberry Pi 5\". | no name",
        "label = \"rods\" | `` | , line 6: [[chip]] needs \"label\", a line of text, as in label = \"pinctrl-rp1\". | no chip",
        "11 = \"A\" | eleven = \"A\" | , line 5: \"chip.pins\" must be a table of pin numbers and line names, not a table. | a pin that is no number",
        "11 = \"A\" | 11 = \"\u202eA\" | , line 5: \"chip.pins\" must be a table of pin numbers and line names, not a table. | a line that turns round",
        "31 = \"C\" | 29 = \"C\" | , line 8: \"chip.pins\": pin 29 is on another chip already. | one pin on two chips",
        "bias = false | bias = | , line 2: this is not TOML | broken"})
    void aProfileIsReadAsStrictly(String piece, String replacement, String refusal, String reason) throws Exception {
        Path profile = Files.writeString(folder.resolve("abacus.toml"), PROFILE.replace(piece, replacement));

        OperatorException refused = assertThrows(OperatorException.class,
                () -> read(WiredRigToml.with("raspberry-pi-5", "abacus.toml")), reason);

        assertEquals(profile + refusal, String.valueOf(refused.getMessage()).replaceFirst("TOML: .*", "TOML"));
    }

    @Test
    void aProfileThatIsNotThereIsNamed() {
        OperatorException refused = assertThrows(OperatorException.class,
                () -> read(WiredRigToml.with("raspberry-pi-5", "./nowhere.toml")));

        assertEquals("The board profile " + folder.resolve("nowhere.toml")
                + " cannot be read; check the path and its permissions.", refused.getMessage());
    }

    private BoardProfile read(String toml) throws OperatorException, IOException {
        return RigConfigReader.read(Files.writeString(folder.resolve("rig.toml"), toml))
                .hardware()
                .orElseThrow()
                .board()
                .orElseThrow();
    }
}
