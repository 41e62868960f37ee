package dev.diptych.capture.rig;

import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import dev.diptych.rig.mcu.BoardWords;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.Optional;

/** What stops a board, as a fault of the rig. */
final class McuFaults {
    private McuFaults() {
    }

    /**
     * What a board has put its lights to rest for; empty for no fault, and for what this program asked for.
     *
     * @param output that it is about, if it is about one
     */
    static Optional<Fault> of(dev.diptych.protocol.message.Fault fault, int output, BoardWords words) {
        return switch (fault) {
            case NONE, ABORTED -> Optional.empty();
            case EMERGENCY_STOP -> Optional.of(new Fault(FaultCode.E_EMERGENCY_STOP,
                    words.fault(fault, output) + " Look at the rig, release it, then clear the fault."));
            case HOST_LOST, BREAK, OVER_CAP, MISSED_EDGE, WATCHDOG, BROWN_OUT, SELF_CHECK ->
                Optional.of(new Fault(FaultCode.E_MCU_FAULT, words.fault(fault, output) + " Then clear the fault."));
        };
    }

    /** Why a board cannot be asked any more. */
    static Fault of(LinkException gone) {
        return new Fault(gone.fault() == LinkFault.E_MCU_RESET ? FaultCode.E_MCU_RESET : FaultCode.E_LINK_LOST,
                gone.getMessage()
                        + " The board brings its lights to rest by itself; clear the fault when it is there again.");
    }
}
