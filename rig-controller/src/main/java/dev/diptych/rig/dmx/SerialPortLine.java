package dev.diptych.rig.dmx;

import com.fazecast.jSerialComm.SerialPort;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A serial port of this computer, through jSerialComm. Held alone, but only against programs that ask for the lock:
 * flock is advisory. A port whose device has been unplugged still says that it is open, and an error code after an
 * opening that succeeded means nothing (a pseudo-terminal has no modem lines, ENOTTY); only what comes back from
 * {@code read} and {@code write} tells.
 */
final class SerialPortLine implements SerialLine {
    /** Any would do: the widget's USB chip hands bytes over in parallel (Widget API 1.44, "PC Setup"). */
    private static final int BAUD = 57_600;
    /** As in Linux' errno.h. */
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;

    private final String name;
    private final SerialPort serial;

    private SerialPortLine(String name, SerialPort serial) {
        this.name = name;
        this.serial = serial;
    }

    /** @param port its device file, or a link to it such as udev makes in {@code /dev/serial/by-id} */
    static SerialPortLine open(Path port) throws DeviceException {
        if (!Files.exists(port)) {
            throw new DeviceException(DeviceFault.E_DMX_NO_PORT, "There is no serial port " + port
                    + " for the DMX widget: plug the widget in, or name another port; " + portsThatAreThere() + ".");
        }
        SerialPort serial = SerialPort.getCommPort(port.toString());
        serial.setComPortParameters(BAUD, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        serial.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        // Before opening: a widget built on an Arduino restarts when DTR is raised (jSerialComm #125, #523).
        serial.clearDTR();
        serial.clearRTS();
        if (!serial.openPort()) {
            throw refused(port, serial.getLastErrorCode());
        }
        return new SerialPortLine(port.toString(), serial);
    }

    private static DeviceException refused(Path port, int errno) {
        return switch (errno) {
            case EAGAIN, EBUSY -> new DeviceException(DeviceFault.E_DMX_BUSY, "Another program holds " + port
                    + ", the DMX widget's port: end it (lighting software, ModemManager), then start again.");
            case EACCES -> new DeviceException(DeviceFault.E_DMX_FAILED, "This user may not open " + port
                    + ", the DMX widget's port: add the user to the group dialout and log in anew.");
            default -> new DeviceException(DeviceFault.E_DMX_FAILED, "The DMX widget's port " + port
                    + " cannot be opened (error " + errno + "): check that it is a serial port, unplug the widget and"
                    + " plug it in again.");
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
    public String port() {
        return name;
    }

    @Override
    public int write(byte[] bytes) {
        return serial.writeBytes(bytes, bytes.length);
    }

    @Override
    public int unsentBytes() {
        return serial.bytesAwaitingWrite();
    }

    /** From jSerialComm's own hook: side by side with any other, it shuts its ports, and they take nothing more. */
    @Override
    public void atShutdown(Runnable last) {
        SerialPort.addShutdownHook(new Thread(last, "dmx-rest"));
    }

    @Override
    public int read(byte[] into, int timeoutMillis) {
        // Semi-blocking: as soon as one byte is there, or after the timeout.
        serial.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, timeoutMillis, 0);
        return serial.readBytes(into, into.length);
    }

    @Override
    public void close() {
        serial.closePort();
    }
}
