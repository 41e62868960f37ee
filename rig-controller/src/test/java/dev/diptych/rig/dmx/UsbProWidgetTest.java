package dev.diptych.rig.dmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsbProWidgetTest {
    private static final WidgetIdentity FROM_THE_FACTORY = new WidgetIdentity("1.44", "123456", 96_030, 10_670, 40);
    private static final WidgetIdentity SET_TO_FASTEST = new WidgetIdentity("1.44", "123456", 96_030, 10_670, 0);

    private final FakeWidget fake = new FakeWidget();

    private WidgetIdentity identified(PacketRate rate) throws DeviceException {
        return UsbProWidget.identify(fake, rate, fake.clock).identity();
    }

    @Test
    void saysWhoItIs() throws DeviceException {
        assertEquals(FROM_THE_FACTORY, identified(PacketRate.AS_SET));

        assertEquals(List.of(3, 10), fake.labels);
        assertFalse(fake.closed);
    }

    @Test
    void isSetToItsFastestRateOnce() throws DeviceException {
        assertEquals(SET_TO_FASTEST, identified(PacketRate.FASTEST));
        assertEquals(SET_TO_FASTEST, identified(PacketRate.FASTEST));

        assertEquals(List.of(3, 10, 4, 3, 3, 10), fake.labels);
    }

    @Test
    void aRateThatItDoesNotTakeIsNotBelieved() throws DeviceException {
        fake.takesRate = false;

        assertEquals(FROM_THE_FACTORY, identified(PacketRate.FASTEST));
    }

    @Test
    void whatElseComesIsPassedOver() throws DeviceException {
        // Half a message, then a received packet (label 5) as a widget sends that listens to DMX.
        fake.noise = HexFormat.of().parseHex("000000e7" + "7e050300000011e7");

        assertEquals(FROM_THE_FACTORY, identified(PacketRate.AS_SET));
    }

    @Test
    void isAskedAgainIfItDidNotHear() throws DeviceException {
        fake.deaf = 3;

        assertEquals(FROM_THE_FACTORY, identified(PacketRate.AS_SET));
        assertEquals(List.of(3, 3, 3, 3, 10), fake.labels);
    }

    @Test
    void needNotTellItsSerialNumber() throws DeviceException {
        fake.tellsSerialNumber = false;

        assertEquals(new WidgetIdentity("1.44", null, 96_030, 10_670, 40), identified(PacketRate.AS_SET));
    }

    @Test
    void somethingElseAtThePortIsRefusedWithinAboutASecond() {
        fake.answers = false;

        DeviceException refusal = assertThrows(DeviceException.class, () -> identified(PacketRate.AS_SET));

        assertEquals(DeviceFault.E_DMX_FAILED, refusal.fault());
        assertEquals("Nothing at /dev/ttyDMX answers as a DMX USB Pro does: check that this is the widget's port, and"
                + " that the widget makes the DMX signal itself (an Open DMX USB does not).", refusal.getMessage());
        assertTrue(fake.closed);
        assertTrue(fake.clock.nanos() < 1_100_000_000L);
    }

    @Test
    void aLineThatIsGoneIsRefusedAtOnce() {
        fake.unplugged = true;

        DeviceException refusal = assertThrows(DeviceException.class, () -> identified(PacketRate.AS_SET));

        assertEquals(DeviceFault.E_DMX_FAILED, refusal.fault());
        assertEquals("The DMX widget at /dev/ttyDMX takes nothing any more: check its USB cable, plug it in again and"
                + " start again; the lamps may be at any level.", refusal.getMessage());
        assertTrue(fake.closed);
        assertEquals(0, fake.clock.nanos());
    }
}
