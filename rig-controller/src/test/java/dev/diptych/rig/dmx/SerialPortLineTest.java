package dev.diptych.rig.dmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.host.LightLevel;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.time.SystemClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real serial library over a pseudo-terminal. */
@Timeout(30)
class SerialPortLineTest {
    @TempDir
    Path folder;

    private final UsbProParser parser = new UsbProParser();
    private final BlockingQueue<byte[]> packets = new LinkedBlockingQueue<>();
    private final PseudoTerminal terminal = new PseudoTerminal(this::answer);

    @AfterEach
    void unplug() throws InterruptedException {
        terminal.unplug();
    }

    /** A widget at the far end. */
    private void answer(byte[] bytes) {
        for (UsbProMessage message : parser.feed(bytes, bytes.length)) {
            switch (message.label()) {
                case 3 -> terminal.write(HexFormat.of().parseHex("7e0305002c01090100e7"));
                case 10 -> terminal.write(HexFormat.of().parseHex("7e0a040056341200e7"));
                default -> packets.add(message.data());
            }
        }
    }

    private DmxLightOutputs open(Path port) throws DeviceException {
        return DmxLightOutputs.open(port, PacketRate.FASTEST,
                List.of(new DmxLight("key", LightKind.STUDIO_LAMP,
                        new FixtureAddress(Path.of("../examples/fixtures/generic-dimmer.json"), "16 bit", 1), null,
                        Map.of())),
                new SystemClock());
    }

    private String nextPacket() throws InterruptedException {
        byte[] packet = packets.poll(20, TimeUnit.SECONDS);
        return packet == null ? "none" : HexFormat.of().formatHex(packet, 0, 4) + " of " + packet.length;
    }

    @Test
    void aWholeUniverseGoesThrough() throws DeviceException, InterruptedException {
        try (DmxLightOutputs outputs = open(terminal.device())) {
            assertEquals(new WidgetIdentity("1.44", "123456", 96_030, 10_670, 0), outputs.widget());
            assertEquals("00ffff00 of 25", nextPacket());

            // 0x0A, 0x0D, 0x11, 0x13: what a terminal would change or keep for itself.
            outputs.switchTo(List.of(new LightLevel("key", 0x0A0D / 65535.0)));
            assertEquals("000a0d00 of 25", nextPacket());
            outputs.switchTo(List.of(new LightLevel("key", 0x1113 / 65535.0)));
            assertEquals("00111300 of 25", nextPacket());
        }

        assertEquals("00ffff00 of 25", nextPacket());
        assertEquals("00ffff00 of 25", nextPacket());
    }

    @Test
    void aLinkToThePortWillDo() throws DeviceException, IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("usb-ENTTEC_DMX_USB_PRO-if00-port0"), terminal.device());

        open(link).close();

        assertEquals("00ffff00 of 25", nextPacket());
    }

    @Test
    void aPortThatAnotherProgramHoldsIsBusy() {
        terminal.lock();

        DeviceException refusal = assertThrows(DeviceException.class, () -> open(terminal.device()));

        assertEquals(DeviceFault.E_DMX_BUSY, refusal.fault(), refusal.getMessage());
        assertEquals(
                "Another program holds " + terminal.device() + ", the DMX widget's port: end it (lighting software,"
                        + " ModemManager), then start again.",
                refusal.getMessage());
    }

    @Test
    void aWidgetThatIsUnpluggedIsNoticedAtTheNextSwitch() throws DeviceException, InterruptedException {
        try (DmxLightOutputs outputs = open(terminal.device())) {
            assertEquals("00ffff00 of 25", nextPacket());
            terminal.unplug();

            DeviceException refusal = assertThrows(DeviceException.class,
                    () -> outputs.switchTo(List.of(new LightLevel("key", 0))));

            assertEquals(DeviceFault.E_DMX_FAILED, refusal.fault());
            assertEquals(
                    "The DMX widget at " + terminal.device() + " takes nothing any more: check its USB cable, plug it"
                            + " in again and start again; the lamps may be at any level.",
                    refusal.getMessage());
        }
    }

    /** A hook of one's own would find the port taking nothing any more: jSerialComm's runs beside it. */
    @Test
    void lampsComeToRestWhenTheProgramEnds() throws IOException, InterruptedException {
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), LampsOffThenExit.class.getName(),
                terminal.device().toString()).redirectErrorStream(true).start();

        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, program.waitFor(), said);
        assertEquals("00ffff00 of 25", nextPacket());
        assertEquals("00000000 of 25", nextPacket());
        assertEquals("00ffff00 of 25", nextPacket());
        assertEquals("00ffff00 of 25", nextPacket());
    }

    @Test
    void aPortThatIsNotThereIsNamedWithThoseThatAre() {
        Path port = folder.resolve("ttyUSB0");

        DeviceException refusal = assertThrows(DeviceException.class, () -> open(port));

        assertEquals(DeviceFault.E_DMX_NO_PORT, refusal.fault());
        String asked = "There is no serial port " + port
                + " for the DMX widget: plug the widget in, or name another port; ";
        String sentence = String.valueOf(refusal.getMessage());
        assertTrue(sentence.startsWith(asked), sentence);
        String ports = sentence.substring(asked.length());
        assertTrue(ports.startsWith("there are /dev/") || ports.equals("this computer has no serial port now."),
                sentence);
    }

    @Test
    void aFileIsNoPort() throws IOException {
        Path file = Files.createFile(folder.resolve("lamp.txt"));

        DeviceException refusal = assertThrows(DeviceException.class, () -> open(file));

        assertEquals(DeviceFault.E_DMX_FAILED, refusal.fault(), refusal.getMessage());
    }
}
