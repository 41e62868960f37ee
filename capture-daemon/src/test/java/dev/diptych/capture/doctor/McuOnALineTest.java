package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.diptych.capture.config.McuRigToml;
import dev.diptych.capture.config.RigConfigReader;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.capture.rig.HostDevices;
import dev.diptych.protocol.emulated.EmulatedBoard;
import dev.diptych.protocol.emulated.FirmwareFolder;
import dev.diptych.protocol.emulated.FirmwareMissingException;
import dev.diptych.protocol.link.Boards;
import dev.diptych.protocol.message.Limits;
import dev.diptych.rig.time.SystemClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is at the other end of the line, from the port up. */
class McuOnALineTest {
    @TempDir
    Path folder = Path.of("");

    private HardwareRig rig(String port) throws Exception {
        return RigConfigReader.read(Files.writeString(folder.resolve("rig.toml"), McuRigToml.at(port)))
                .hardware()
                .orElseThrow();
    }

    private Finding on(LineEnd line) throws Exception {
        Path port = Files.createFile(folder.resolve("ttyLine"));
        List<Finding> findings = new McuCheck(rig(port.toString()),
                wanted -> Boards.open(line, wanted.serial(), line::nanos), new SystemClock(),
                new SerialPorts(folder, folder)).run();
        assertEquals(1, findings.size(), findings.toString());
        assertEquals(Severity.FAIL, findings.getFirst().severity());
        return findings.getFirst();
    }

    @Test
    void silenceIsSaidToBeSilence() throws Exception {
        Finding found = on(new LineEnd(OptionalLong.empty()));

        assertEquals("mcu.answer", found.id());
        assertTrue(found.evidence().startsWith("E_MCU_SILENT: Nothing on /dev/ttyLine has answered for 3 s"),
                found.evidence());
    }

    @Test
    void firmwareOfAnotherSchemaIsToldWithBothHashes() throws Exception {
        Finding found = on(new LineEnd(OptionalLong.of(0xBEEF0001L)));

        assertEquals("mcu.firmware", found.id());
        assertTrue(found.evidence().startsWith("E_FIRMWARE: ") && found.evidence().contains("firmware 0.9.1")
                && found.evidence().contains("schema beef0001")
                && found.evidence().contains("schema %08x".formatted(Limits.SCHEMA_HASH)), found.evidence());
    }

    @Test
    void anotherBoardIsToldByItsNumber() throws Exception {
        Finding found = on(new LineEnd(OptionalLong.of(Integer.toUnsignedLong(Limits.SCHEMA_HASH))));

        assertEquals("mcu.identity", found.id());
        assertTrue(found.evidence().contains("is 00000000000000A1, not 5583930343135F0E"), found.evidence());
    }

    /** The firmware itself, as a process; its stop input is opened, and that is what the board has then. */
    @Test
    void theFirmwareIsWellUntilItsEmergencyStopIsHit() throws Exception {
        FirmwareFolder firmware = FirmwareFolder.configured()
                .orElse(new FirmwareFolder(Path.of("..", "firmware-protocol", "target", "firmware")));
        try (EmulatedBoard board = EmulatedBoard.process(firmware, List.of("--serial", "5583930343135F0E"),
                edge -> {});
                HostDevices devices = new HostDevices()) {
            McuCheck check = new McuCheck(rig(board.portName()), devices::mcu, devices.clock());

            List<Finding> well = check.run();
            assertEquals(List.of("mcu.board", "mcu.outputs", "mcu.fault", "mcu.clock", "mcu.line", "mcu.memory"),
                    well.stream().map(Finding::id).toList(), well.toString());
            assertTrue(well.get(0).evidence().contains("Linux process") && well.get(0)
                    .evidence()
                    .contains("serial 5583930343135F0E"), well.toString());
            assertEquals(Severity.OK, well.get(1).severity(), well.toString());
            assertEquals(Severity.OK, well.get(2).severity(), well.toString());

            board.setStopInput(true);
            // It has been read when what was asked for after it is told.
            assertTrue(board.awaitKnown(System.nanoTime() + 50_000_000, 10_000_000_000L));
            Finding stopped = check.run().get(2);
            assertEquals(Severity.FAIL, stopped.severity(), stopped.toString());
            assertTrue(stopped.evidence().startsWith("EMERGENCY_STOP, for "), stopped.evidence());
        } catch (FirmwareMissingException e) {
            abort("The board's firmware as a process is not tested: " + e.getMessage());
        }
    }
}
