package dev.diptych.rig.dmx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.host.LightLevel;
import dev.diptych.rig.host.Switched;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DmxLightOutputsTest {
    @TempDir
    Path folder;

    private final FakeWidget fake = new FakeWidget();
    private FixtureFile panel;

    @BeforeEach
    void writeAProfile() {
        panel = FixtureFile.of(folder, "'D': {'fineChannelAliases': ['D2'], 'capability': {'type': 'Intensity'}},"
                + "'CCT': {'defaultValue': 17, 'capability': {'type': 'ColorTemperature'}}", "'D', 'D2', 'CCT'");
    }

    private DmxLightOutputs open(DmxLight... lights) throws DeviceException {
        return DmxLightOutputs.open(fake, PacketRate.FASTEST, DmxLightOutputs.patched(List.of(lights)), fake.clock);
    }

    /** The first slots of the packet that came last. */
    private String sent(int slots) {
        return HexFormat.of().formatHex(fake.packets.getLast(), 0, slots);
    }

    @Test
    void opensWithEveryLampAtItsRestLevel() throws DeviceException {
        DmxLightOutputs outputs = open(panel.light("key", 1), panel.light("fill", 4));

        assertEquals(1, fake.packets.size());
        assertEquals("ffff11" + "ffff11", sent(6));
        assertEquals(Set.of("key", "fill"), outputs.lightIds());
        assertEquals("1.44", outputs.widget().firmware());
    }

    @Test
    void aPacketIsNoLongerThanItsLampsNeedButHasTwentyFourSlots() throws DeviceException {
        open(panel.light("key", 1));
        assertEquals(24, fake.packets.getLast().length);

        open(panel.light("key", 1), panel.light("fill", 100));
        assertEquals(102, fake.packets.getLast().length);
        assertEquals("ffff11", HexFormat.of().formatHex(fake.packets.getLast(), 99, 102));

        open(panel.light("key", 510));
        assertEquals(512, fake.packets.getLast().length);
    }

    @Test
    void switchesSomeTogetherAndLeavesTheOthers() throws DeviceException {
        DmxLightOutputs outputs = open(panel.light("key", 1), panel.light("fill", 4), panel.light("rim", 7));

        outputs.switchTo(List.of(new LightLevel("key", 0), new LightLevel("rim", 0.5)));

        assertEquals(2, fake.packets.size());
        assertEquals("000011" + "ffff11" + "800011", sent(9));
    }

    @Test
    void aLevelStaysUntilTheNext() throws DeviceException {
        DmxLightOutputs outputs = open(panel.light("key", 1), panel.light("fill", 4));

        outputs.switchTo(List.of(new LightLevel("key", 0)));
        outputs.switchTo(List.of(new LightLevel("fill", 0)));

        assertEquals("000011" + "000011", sent(6));
    }

    @Test
    void aSwitchHappensBetweenItsWriteAndThePacketAfterTheNext() throws DeviceException {
        fake.writeNanos = 70_000;
        DmxLightOutputs outputs = open(panel.light("key", 1), panel.light("fill", 4));
        long begunNanos = fake.clock.nanos();

        Switched switched = outputs.switchTo(List.of(new LightLevel("key", 0)));

        // Twice what the widget says: break 96.03, mark 10.67, slots 44 us; 24 of them, then two; USB 2 ms.
        long periodNanos = 2 * (96_030 + 10_670 + 25 * 44_000);
        long toSlotTwoNanos = 2 * (96_030 + 10_670 + 3 * 44_000);
        assertEquals(
                new Switched(begunNanos, begunNanos + 70_000 + 2_000_000 + periodNanos + toSlotTwoNanos), switched);
    }

    @Test
    void theLastLampOfASwitchDecidesHowLateItMayBe() throws DeviceException {
        DmxLightOutputs outputs = open(panel.light("key", 1), panel.light("fill", 4));

        Switched first = outputs.switchTo(List.of(new LightLevel("key", 0)));
        Switched both = outputs.switchTo(List.of(new LightLevel("key", 1), new LightLevel("fill", 1)));

        assertEquals(3 * 2 * 44_000, (both.latestNanos() - both.earliestNanos())
                - (first.latestNanos() - first.earliestNanos()));
        assertEquals(both.latestNanos() - both.earliestNanos(), outputs.longestDelayNanos());
    }

    @Test
    void shortPacketsAreTenTimesSooner() throws DeviceException {
        long shortNanos = open(panel.light("key", 1)).longestDelayNanos();
        long longNanos = open(panel.light("key", 1), panel.light("far", 510)).longestDelayNanos();

        assertTrue(shortNanos < 5_000_000, shortNanos + " ns");
        assertTrue(longNanos > 50_000_000, longNanos + " ns");
    }

    @Test
    void isClosedAtRestWithThePacketSentTwice() throws DeviceException {
        DmxLightOutputs outputs = open(panel.light("key", 1));
        outputs.switchTo(List.of(new LightLevel("key", 0)));

        outputs.close();
        outputs.close();

        assertEquals(4, fake.packets.size());
        assertEquals("ffff11", sent(3));
        assertArrayEquals(fake.packets.get(2), fake.packets.get(3));
        // Closed only when the widget answers, and so has had both.
        assertEquals(List.of(6, 6, 3), fake.labels.subList(fake.labels.size() - 3, fake.labels.size()));
        assertTrue(fake.closed);
    }

    @Test
    void aWidgetThatIsUnpluggedIsNoticedAtTheNextSwitch() throws DeviceException {
        DmxLightOutputs outputs = open(panel.light("key", 1));
        fake.unplugged = true;

        DeviceException refusal = assertThrows(DeviceException.class,
                () -> outputs.switchTo(List.of(new LightLevel("key", 0))));

        assertEquals(DeviceFault.E_DMX_FAILED, refusal.fault());
        assertEquals("The DMX widget at /dev/ttyDMX takes nothing any more: check its USB cable, plug it in again and"
                + " start again; the lamps may be at any level.", refusal.getMessage());
        outputs.close();
        assertTrue(fake.closed);
    }

    @Test
    void aWidgetThatHangsIsNoticedBeforeAWriteWould() throws DeviceException {
        DmxLightOutputs outputs = open(panel.light("key", 1));
        fake.unsentBytes = 4 * 30;
        outputs.switchTo(List.of(new LightLevel("key", 0)));
        fake.unsentBytes = 4 * 30 + 1;

        DeviceException refusal = assertThrows(DeviceException.class,
                () -> outputs.switchTo(List.of(new LightLevel("key", 1))));

        assertEquals(DeviceFault.E_DMX_FAILED, refusal.fault());
        assertEquals(
                "The DMX widget at /dev/ttyDMX is there but has stopped taking packets: unplug it, plug it in again"
                        + " and start again; the lamps may be at any level.",
                refusal.getMessage());
        assertEquals(2, fake.packets.size());
    }

    @Test
    void isClosedWhenTheProgramEnds() throws DeviceException {
        DmxLightOutputs outputs = open(panel.light("key", 1));
        outputs.switchTo(List.of(new LightLevel("key", 0)));

        fake.atShutdown.forEach(Runnable::run);

        assertEquals("ffff11", sent(3));
        assertThrows(DeviceException.class, () -> outputs.switchTo(List.of(new LightLevel("key", 0))));
    }

    @Test
    void aWidgetThatIsUnpluggedWhileItIsOpenedIsLetGo() throws DeviceException {
        var patched = DmxLightOutputs.patched(List.of(panel.light("key", 1)));
        List<Integer> labels = new ArrayList<>();
        FakeWidget dying = fake;
        SerialLine line = new SerialLine() {
            @Override
            public String port() {
                return dying.port();
            }

            @Override
            public int write(byte[] bytes) {
                labels.add((int) bytes[1]);
                return bytes[1] == UsbProMessage.OUTPUT ? -1 : dying.write(bytes);
            }

            @Override
            public int unsentBytes() {
                return 0;
            }

            @Override
            public void atShutdown(Runnable last) {
                throw new AssertionError("not opened");
            }

            @Override
            public int read(byte[] into, int timeoutMillis) {
                return dying.read(into, timeoutMillis);
            }

            @Override
            public void close() {
                dying.close();
            }
        };

        assertThrows(DeviceException.class,
                () -> DmxLightOutputs.open(line, PacketRate.AS_SET, patched, dying.clock));

        assertEquals(List.of(3, 10, 6), labels);
        assertTrue(dying.closed);
    }

    @Test
    void aLightThatIsNotThereSwitchesNothing() throws DeviceException {
        DmxLightOutputs outputs = open(panel.light("key", 1));

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> outputs.switchTo(List.of(new LightLevel("key", 0), new LightLevel("led", 1))));

        assertEquals("There is no light \"led\" on the universe.", refusal.getMessage());
        assertEquals(1, fake.packets.size());
        outputs.switchTo(List.of(new LightLevel("key", 1)));
        assertEquals("ffff11", sent(3));
    }

    @Test
    void aSwitchOfNothingIsRefused() throws DeviceException {
        DmxLightOutputs outputs = open(panel.light("key", 1));

        assertThrows(IllegalArgumentException.class, () -> outputs.switchTo(List.of()));
    }
}
