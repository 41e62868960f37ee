package dev.diptych.protocol.link;

import com.fazecast.jSerialComm.SerialPort;
import dev.diptych.protocol.message.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A serial port of this computer, through jSerialComm. Its waits are whole tenths of a second on Linux, so this asks again
 * and again without waiting. A port whose device is gone still says that it is open, and its events come late or never;
 * only what comes back from {@code read} and {@code write} tells. An error code after an opening that succeeded means
 * nothing (a pseudo-terminal has no modem lines, ENOTTY).
 */
final class SerialBytePort implements BytePort {
    /** As in Linux' errno.h. */
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    /** Start bit, 8 data bits, stop bit. */
    private static final long BYTE_NANOS = 10 * 1_000_000_000L / Limits.BAUD;
    private static final long LOOK_NANOS = 200_000;
    private static final long BREAK_NANOS = 2_000_000;
    private static final String PSEUDO_TERMINALS = "/dev/pts/";

    private final String name;
    private final SerialPort serial;

    private SerialBytePort(String name, SerialPort serial) {
        this.name = name;
        this.serial = serial;
    }

    /** @param port a device file, a link to one such as udev makes in {@code /dev/serial/by-id}, or a name such as COM3 */
    static SerialBytePort open(String port) throws LinkException {
        if (!isThere(port)) {
            throw LinkSentences.missing(port, portsThatAreThere());
        }
        SerialPort serial = SerialPort.getCommPort(port);
        serial.setComPortParameters(Limits.BAUD, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        serial.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        serial.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
        // Before opening: an Arduino is reset when DTR is raised (jSerialComm #125, #523). Linux raises it all the same.
        serial.clearDTR();
        serial.clearRTS();
        if (!serial.openPort()) {
            throw LinkSentences.port(port, reason(serial.getLastErrorCode()));
        }
        return new SerialBytePort(port, serial);
    }

    private static boolean isThere(String port) {
        return Files.exists(Path.of(port)) || Arrays.stream(SerialPort.getCommPorts())
                .anyMatch(each -> each.getSystemPortName().equalsIgnoreCase(port));
    }

    private static String reason(int errno) {
        return switch (errno) {
            case EAGAIN, EBUSY -> "another program holds it; end it (a serial monitor, ModemManager)";
            case EACCES -> "this user may not; add the user to the group dialout and log in anew";
            default -> "error " + errno + "; check that it is a serial port, unplug the board and plug it in again";
        };
    }

    private static String portsThatAreThere() {
        String ports = Arrays.stream(SerialPort.getCommPorts())
                .map(port -> port.getSystemPortPath() + " (" + port.getDescriptivePortName() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
        return ports.isEmpty() ? "this computer has no serial port now" : "there are " + ports;
    }

    @Override
    public String name() {
        return name;
    }

    /** A pseudo-terminal takes no time. */
    @Override
    public long byteNanos() {
        return name.startsWith(PSEUDO_TERMINALS) ? 0 : BYTE_NANOS;
    }

    @Override
    public boolean write(byte[] bytes) {
        return serial.writeBytes(bytes, bytes.length) == bytes.length;
    }

    @Override
    public int read(byte[] into, long timeoutNanos) {
        long end = System.nanoTime() + timeoutNanos;
        while (true) {
            int count = serial.readBytes(into, into.length);
            if (count != 0) {
                return count;
            }
            long left = end - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return 0;
            }
            LockSupport.parkNanos(Math.min(left, LOOK_NANOS));
        }
    }

    @Override
    public boolean sendBreak() {
        if (!serial.setBreak()) {
            return false;
        }
        long end = System.nanoTime() + BREAK_NANOS;
        while (System.nanoTime() < end) {
            // Not parked: an interrupted thread would not wait, and the break would be none.
            Thread.onSpinWait();
        }
        return serial.clearBreak();
    }

    @Override
    public void close() {
        serial.closePort();
    }
}
