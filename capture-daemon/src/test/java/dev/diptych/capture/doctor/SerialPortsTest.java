package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialPortsTest {
    @TempDir
    Path folder = Path.of("");

    private Path dev = Path.of("");
    private Path proc = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        // Where the system's own folder is reached over a link, a process is still found.
        dev = Files.createDirectories(folder.resolve("dev")).toRealPath();
        proc = Files.createDirectories(folder.resolve("proc"));
    }

    private SerialPorts ports() {
        return new SerialPorts(dev, proc);
    }

    private Path file(String name) throws IOException {
        Path file = dev.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.createFile(file);
    }

    private void process(String number, String name, Path open) throws IOException {
        Path fd = Files.createDirectories(proc.resolve(number).resolve("fd"));
        Files.writeString(proc.resolve(number).resolve("comm"), name + "\n");
        Files.createSymbolicLink(fd.resolve("7"), open);
    }

    @Test
    void portsThatStayTheSameAreToldFirst() throws IOException {
        file("ttyUSB0");
        file("ttyACM1");
        file("ttyS0");
        assertEquals(List.of(dev.resolve("ttyACM1"), dev.resolve("ttyUSB0")), ports().there());

        file("serial/by-id/usb-Arduino");
        assertEquals(List.of(dev.resolve("serial/by-id/usb-Arduino")), ports().there());
    }

    @Test
    void whoHasAPortOpenIsTold() throws IOException {
        Path port = file("ttyACM0");
        process("12", "cat", dev.resolve("null"));
        assertEquals(Optional.empty(), ports().holder(port));

        process("4711", "java", port);
        assertEquals(Optional.of("\"java\" (process 4711)"), ports().holder(port));
        // By another name too.
        Path link = Files.createSymbolicLink(dev.resolve("board"), port);
        assertEquals(Optional.of("\"java\" (process 4711)"), ports().holder(link));
    }

    @Test
    void thisProgramIsNoOther() throws IOException {
        Path port = file("ttyACM0");
        process(String.valueOf(ProcessHandle.current().pid()), "java", port);

        assertEquals(Optional.empty(), ports().holder(port));
    }

    @Test
    void aPortThatIsNotThereIsToldWithThoseThatAre() throws IOException {
        Path wanted = dev.resolve("ttyACM0");
        Finding none = new McuPortFindings(wanted, ports()).beforeOpening().orElseThrow();
        assertEquals("E_MCU_MISSING: The board's port " + wanted + " is not there; no serial port of a USB device is.",
                none.evidence());

        file("ttyUSB0");
        file("ttyUSB1");
        Finding others = new McuPortFindings(wanted, ports()).beforeOpening().orElseThrow();
        assertEquals(Severity.FAIL, others.severity());
        assertEquals("mcu.port", others.id());
        assertEquals(
                "E_MCU_MISSING: The board's port " + wanted + " is not there; there is " + dev + "/ttyUSB0, " + dev
                        + "/ttyUSB1.",
                others.evidence());
    }

    @Test
    void aPortInUseIsLeftAlone() throws IOException {
        Path port = file("ttyACM0");
        assertEquals(Optional.empty(), new McuPortFindings(port, ports()).beforeOpening());

        process("4711", "java", port);
        Finding held = new McuPortFindings(port, ports()).beforeOpening().orElseThrow();
        assertTrue(
                held.evidence()
                        .startsWith("E_MCU_PORT: The board's port " + port
                                + " is in use by \"java\" (process 4711); it was not touched"),
                held.evidence());
    }
}
