package dev.diptych.capture.doctor;

import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.capture.config.hardware.McuConfig;
import dev.diptych.capture.rig.WiredLights;
import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.rig.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Whether the board that switches the lights is there, speaks RigLink, is the right one and is well. It is asked, and told
 * nothing: no caps, no shot, and no fault of it is cleared. Opening its port may reset it, so that this is no check beside
 * a running rig.
 */
public final class McuCheck implements Check {
    /** Gets at the board. */
    @FunctionalInterface
    public interface Source {
        Board open(McuConfig wanted) throws LinkException;
    }

    private final McuConfig wanted;
    private final WiredLights lights;
    private final Source source;
    private final SerialPorts ports;
    private final Clock clock;

    /** @param rig with its lights on a board */
    public McuCheck(HardwareRig rig, Source source, Clock clock) {
        this(rig, source, clock, SerialPorts.ofThisComputer());
    }

    McuCheck(HardwareRig rig, Source source, Clock clock, SerialPorts ports) {
        wanted = rig.mcu().orElseThrow();
        lights = new WiredLights(rig);
        this.source = source;
        this.ports = ports;
        this.clock = clock;
    }

    @Override
    public String part() {
        return "mcu";
    }

    @Override
    public List<Finding> run() {
        McuPortFindings port = new McuPortFindings(wanted.port(), ports);
        Optional<Finding> objection = port.beforeOpening();
        if (objection.isPresent()) {
            return List.of(objection.get());
        }
        try (Board board = source.open(wanted)) {
            return new McuFindings(board, lights, clock).all();
        } catch (LinkException e) {
            return List.of(refused(e, port));
        }
    }

    private static Finding refused(LinkException e, McuPortFindings port) {
        String evidence = e.fault() + ": " + e.getMessage();
        return switch (e.fault()) {
            case E_MCU_MISSING -> port.gone(e);
            case E_MCU_PORT -> port.refused(e);
            case E_MCU_SILENT -> Finding.fail("mcu.answer", evidence,
                    "See that this is the board's port and no other device's, and that Diptych's firmware is on the board and no other sketch (firmware-protocol/firmware/README.md); a board in its bootloader answers after some seconds: run diptych doctor again.");
            case E_FIRMWARE -> Finding.fail("mcu.firmware", evidence,
                    "Build the firmware that belongs to this Diptych and flash the board anew: firmware-protocol/firmware/README.md.");
            case E_MCU_IDENTITY -> Finding.fail("mcu.identity", evidence,
                    "Plug in the board that the lights are wired to, or, if they are wired to this one now, write its serial number as serial in [mcu].");
            case E_LINK_LOST, E_MCU_RESET -> Finding.fail("mcu.link", evidence,
                    "Look after the board's cable and supply, then run diptych doctor again.");
        };
    }
}
