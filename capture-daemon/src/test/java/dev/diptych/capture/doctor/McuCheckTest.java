package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.config.RigConfigReader;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.capture.rig.FakeRig;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Request;
import dev.diptych.studio.LampKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McuCheckTest {
    @TempDir
    Path folder = Path.of("");

    private final FakeRig rig = new FakeRig(LampKind.DMX, 1);

    @AfterEach
    void close() {
        rig.close();
    }

    private List<Finding> check(String output) throws Exception {
        Path port = folder.resolve("ttyFake");
        if (Files.notExists(port)) {
            Files.createFile(port);
        }
        Path file = rig.mcuConfiguration(folder, "");
        Files.writeString(file, Files.readString(file)
                .replace("/dev/ttyFake", port.toString())
                .replace("output = 5\n", "output = " + output + "\n"));
        HardwareRig wanted = RigConfigReader.read(file).hardware().orElseThrow();
        return new McuCheck(wanted, rig::mcu, rig.time, new SerialPorts(folder, folder)).run();
    }

    private List<Finding> check() throws Exception {
        return check("5");
    }

    private static Finding found(List<Finding> findings, String id) {
        return findings.stream().filter(finding -> finding.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void aBoardThatIsWellSaysWhoItIs() throws Exception {
        List<Finding> findings = check();

        assertEquals(Severity.OK, Checkup.worst(findings), findings.toString());
        assertEquals("""
                A board Virtual with firmware 1.2.3, build 07cb549e, serial 5583930343135f0e, answers at /dev/ttyFake.
                Of its 10 outputs it has those that the lights are wired to.
                No fault stands.
                Its clock is known to within 14 µs and runs 12.5 ppm slower than this computer's.
                Since its start 0 frames came to it damaged, and 0 bytes were lost.
                Of its stack 500 bytes were never used.""",
                findings.stream().map(Finding::evidence).collect(Collectors.joining("\n")));
        assertTrue(rig.mcu.asked.stream().allMatch(Request.Status.class::isInstance), "It is told nothing.");
    }

    @ParameterizedTest
    @CsvSource({"E_MCU_MISSING, mcu.port", "E_MCU_PORT, mcu.port", "E_MCU_SILENT, mcu.answer",
        "E_FIRMWARE, mcu.firmware", "E_MCU_IDENTITY, mcu.identity", "E_LINK_LOST, mcu.link"})
    void whatIsWrongIsToldApart(LinkFault fault, String id) throws Exception {
        rig.mcu.refusal = new LinkException(fault, "It is so.");

        List<Finding> findings = check();

        assertEquals(1, findings.size());
        assertEquals(id, findings.getFirst().id());
        assertEquals(Severity.FAIL, findings.getFirst().severity());
        assertEquals(fault + ": It is so.", findings.getFirst().evidence());
    }

    @Test
    void aFaultIsToldWithItsAgeAndWhatClearsIt() throws Exception {
        rig.mcu.fail(Fault.MISSED_EDGE);
        rig.time.sleepUntil(rig.time.nanos() + 12_300_000_000L);

        Finding fault = found(check(), "mcu.fault");

        assertEquals(Severity.FAIL, fault.severity());
        assertTrue(fault.evidence()
                .startsWith(
                        "MISSED_EDGE, for 12.3 s (or so long and some times 36 min, which its clock does not count): "),
                fault.evidence());
        assertEquals("See to it, then clear the fault in diptych run: c and Enter, or on its console.", fault.remedy());
        assertEquals(0, rig.mcu.asked(Request.Clear.class));
    }

    @Test
    void howLongAFaultStandsIsNotToldWithoutAClock() throws Exception {
        rig.mcu.fail(Fault.MISSED_EDGE);
        rig.mcu.clockKnown = false;

        Finding fault = found(check(), "mcu.fault");

        assertTrue(fault.evidence().startsWith("MISSED_EDGE: "), fault.evidence());
    }

    @Test
    void aFaultThatAProgramLeftIsNoTrouble() throws Exception {
        rig.mcu.fail(Fault.HOST_LOST);

        assertEquals(Severity.NOTE, found(check(), "mcu.fault").severity());
    }

    @Test
    void outputsThatDoNotFitTheWiringAreTold() throws Exception {
        Finding outputs = found(check("1"), "mcu.outputs");

        assertEquals(Severity.FAIL, outputs.severity());
        assertTrue(outputs.evidence().startsWith("E_MCU_WIRING: "), outputs.evidence());
    }

    @Test
    void aClockThatIsNotKnownIsTold() throws Exception {
        rig.mcu.clockKnown = false;

        assertEquals(Severity.WARN, found(check(), "mcu.clock").severity());
    }
}
