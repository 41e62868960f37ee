package dev.diptych.protocol.link;

import dev.diptych.protocol.time.HostClock;
import java.util.Optional;

/** Finds boards on ports. */
public final class Boards {
    private Boards() {
    }

    /**
     * Opens a port and asks who is there: some half a second, with a boot loader three; a second more if the line is slow.
     *
     * @param port a device file, a link to one, or a name such as COM3
     * @param expectedSerial the board's, in hexadecimal; empty if any will do
     * @throws LinkException E_MCU_MISSING, E_MCU_PORT, E_MCU_SILENT, E_FIRMWARE, E_MCU_IDENTITY, E_LINK_LOST
     */
    public static Board open(String port, Optional<String> expectedSerial) throws LinkException {
        return open(serialPort(port), expectedSerial, System::nanoTime);
    }

    /**
     * A serial port of this computer.
     *
     * @param port as of {@link #open(String, Optional)}
     * @throws LinkException E_MCU_MISSING, E_MCU_PORT
     */
    public static BytePort serialPort(String port) throws LinkException {
        return SerialBytePort.open(port);
    }

    /** As {@link #open(String, Optional)}, by any line and clock; the line is closed with the board, or if this fails. */
    public static Board open(BytePort port, Optional<String> expectedSerial, HostClock clock) throws LinkException {
        boolean opened = false;
        try {
            LinkedBoard board = LinkedBoard.open(port, expectedSerial, clock);
            opened = true;
            return board;
        } finally {
            if (!opened) {
                port.close();
            }
        }
    }
}
