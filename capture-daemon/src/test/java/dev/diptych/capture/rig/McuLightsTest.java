package dev.diptych.capture.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.diptych.capture.config.RigConfigReader;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.protocol.emulated.EmulatedBoard;
import dev.diptych.protocol.emulated.FirmwareFolder;
import dev.diptych.protocol.emulated.FirmwareMissingException;
import dev.diptych.protocol.message.Limits;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.studio.LampKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lights on the board's own firmware, as a process, in real time. */
class McuLightsTest {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    @TempDir
    Path folder = Path.of("");

    private final List<String> told = new CopyOnWriteArrayList<>();

    private HardwareRig wanted(String port) throws Exception {
        try (FakeRig rig = new FakeRig(LampKind.DMX, 1)) {
            Path file = rig.mcuConfiguration(folder, "");
            Files.writeString(file, Files.readString(file).replace("/dev/ttyFake", port));
            return RigConfigReader.read(file).hardware().orElseThrow();
        }
    }

    private static Fault awaitObjection(McuLights lights) {
        long untilNanos = System.nanoTime() + PATIENCE_NANOS;
        while (lights.objection().isEmpty() && System.nanoTime() < untilNanos) {
            LockSupport.parkNanos(1_000_000);
        }
        return lights.objection().orElseThrow();
    }

    /** The calibrator keeps to it. */
    @Test
    void aShotIsNoLongerThanTheBoardTakes() throws Exception {
        WiredLights wired = new WiredLights(wanted("/dev/ttyFake"));
        try (FakeRig rig = new FakeRig(LampKind.DMX, 1);
                McuLights lights = new McuLights(wired.equipment(), wired.onBoard(), rig.mcu::open, rig.time,
                        told::add)) {
            long longestUs = TimeUnit.NANOSECONDS.toMicros(lights.longestShotNanos());

            assertTrue(longestUs <= Limits.SHOT_MAX_US && longestUs > Limits.SHOT_MAX_US - 10_000,
                    longestUs + " \u00b5s");
        }
    }

    @Test
    @SuppressWarnings("try") // Its cable is pulled.
    void whatStopsTheBoardHoldsTheRigUntilItIsClearedAndGone() throws Exception {
        FirmwareFolder firmware = FirmwareFolder.configured()
                .orElse(new FirmwareFolder(Path.of("..", "firmware-protocol", "target", "firmware")));
        try (EmulatedBoard board = EmulatedBoard.process(firmware, List.of(), edge -> {});
                HostDevices devices = new HostDevices()) {
            HardwareRig wanted = wanted(board.portName());
            WiredLights wired = new WiredLights(wanted);
            try (McuLights lights = new McuLights(wired.equipment(), wired.onBoard(),
                    () -> devices.mcu(wanted.mcu().orElseThrow()), devices.clock(), told::add)) {
                assertEquals(Optional.empty(), lights.objection());
                assertEquals(McuVital.Health.WELL, lights.vital().health(), lights.vital().words());
                assertTrue(lights.vital().words().matches("Linux process, clock within \\d+ µs, [+-][0-9.]+ ppm"),
                        lights.vital().words());

                board.setStopInput(true);
                assertEquals(FaultCode.E_EMERGENCY_STOP, awaitObjection(lights).code());
                assertEquals(1, told.size(), told.toString());
                assertTrue(lights.clear().orElseThrow().contains("is still pressed"));
                board.setStopInput(false);
                assertTrue(board.awaitKnown(System.nanoTime() + 50_000_000, PATIENCE_NANOS));
                assertEquals(Optional.empty(), lights.clear());
                assertEquals(Optional.empty(), lights.objection());

                board.close();
                assertEquals(FaultCode.E_LINK_LOST, awaitObjection(lights).code());
                assertEquals(McuVital.Health.STOPPED, lights.vital().health());
                assertTrue(lights.clear().orElseThrow().startsWith("E_MCU_MISSING: "), told.toString());
                assertEquals(FaultCode.E_LINK_LOST, lights.objection().orElseThrow().code());
            }
        } catch (FirmwareMissingException e) {
            abort("A rig's lights on the board's firmware as a process are not tested: " + e.getMessage());
        }
    }
}
