package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.dmx.DmxLight;
import dev.diptych.rig.dmx.FixtureAddress;
import dev.diptych.rig.light.LightKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixturesCheckTest {
    private static final Path DIMMER = Path.of("../examples/fixtures/generic-dimmer.json");

    @TempDir
    Path folder = Path.of("");

    private static DmxLight lamp(String id, int slot) {
        return new DmxLight(id, LightKind.STUDIO_LAMP, new FixtureAddress(DIMMER, "8bit", slot), null, Map.of());
    }

    @Test
    void aPortAndFixturesThatFitAreFine() throws Exception {
        Path port = Files.createFile(folder.resolve("ttyUSB0"));

        assertEquals(List.of(Finding.ok("dmx.port", "The DMX widget's port " + port + " is there."),
                Finding.ok("dmx.fixtures", "The files of 2 fixtures fit, and no two share a slot.")),
                new FixturesCheck(port, List.of(lamp("a", 1), lamp("b", 2))).run());
    }

    @Test
    void aPortThatIsNotThereIsToldWithWhereToLook() {
        Path port = folder.resolve("ttyUSB7");

        assertEquals(Finding.fail("dmx.port", "The DMX widget's port " + port + " is not there.",
                "Plug the widget in, and name it as ls /dev/serial/by-id does."),
                new FixturesCheck(port, List.of(lamp("a", 1))).run().getFirst());
    }

    @Test
    void fixturesThatShareASlotAreTold() {
        Finding found = new FixturesCheck(folder, List.of(lamp("a", 1), lamp("b", 1))).run().getLast();

        assertEquals(Severity.FAIL, found.severity());
        assertEquals(
                "E_DMX_FIXTURE: The fixtures a (slots 1 to 1) and b (slots 1 to 1) overlap: give one of them another"
                        + " address, here and at the lamp.",
                found.evidence());
    }
}
