package dev.diptych.rig.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.rig.gpio.internal.Errno;
import dev.diptych.rig.gpio.internal.FakeKernel;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GpioChipsTest {
    private final FakeKernel kernel = new FakeKernel();
    private final GpioChips chips = new GpioChips(kernel);

    @AfterEach
    void nothingIsLeftOpen() {
        assertEquals(0, kernel.openFiles());
    }

    private void raspberryPi4() {
        kernel.chip("/dev/gpiochip0", "pinctrl-bcm2711", "ID_SDA", "ID_SCL", "GPIO2", "GPIO3")
                .chip("/dev/gpiochip1", "raspberrypi-exp-gpio", "BT_ON", "WL_ON");
    }

    private void refused(String chip, String line, DeviceFault fault, String sentence) {
        DeviceException refusal = assertThrows(DeviceException.class, () -> chips.find(new LineAddress(chip, line)));
        assertEquals(sentence, refusal.getMessage());
        assertEquals(fault, refusal.fault());
    }

    @Test
    void listsWhatThereIs() throws DeviceException {
        raspberryPi4();
        assertEquals(List.of(new GpioChip("/dev/gpiochip0", "pinctrl-bcm2711", 4),
                new GpioChip("/dev/gpiochip1", "raspberrypi-exp-gpio", 2)), chips.list());
    }

    @Test
    void findsALineByLabelAndName() throws DeviceException {
        raspberryPi4();
        GpioLine line = chips.find(new LineAddress("raspberrypi-exp-gpio", "WL_ON"));
        assertEquals("line 1 (WL_ON) of /dev/gpiochip1 (raspberrypi-exp-gpio)", line.toString());
    }

    @Test
    void findsALineByPathAndNumber() throws DeviceException {
        raspberryPi4();
        GpioLine line = chips.find(new LineAddress("/dev/gpiochip0", "3"));
        assertEquals("line 3 (GPIO3) of /dev/gpiochip0 (pinctrl-bcm2711)", line.toString());
    }

    @Test
    void aNameGoesBeforeANumber() throws DeviceException {
        kernel.chip("/dev/gpiochip0", "expander", "1", "0");
        assertEquals(1, chips.find(new LineAddress("expander", "0")).number());
    }

    @Test
    void aChipWithTwoPathsIsOneChip() throws DeviceException {
        kernel.chip("/dev/gpiochip0", "pinctrl-rp1", "GPIO0").link("/dev/gpiochip4", "/dev/gpiochip0");
        assertEquals(1, chips.list().size());
        assertEquals("/dev/gpiochip0", chips.find(new LineAddress("pinctrl-rp1", "GPIO0")).chip().path());
    }

    @Test
    void aPathMayBeAnyName() throws DeviceException {
        kernel.chip("/dev/relays", "", "");
        assertEquals("line 0 of /dev/relays", chips.find(new LineAddress("/dev/relays", "0")).toString());
    }

    @Test
    void noChipOnThisComputer() throws DeviceException {
        assertEquals(List.of(), chips.list());
        refused("pinctrl-rp1", "GPIO17", DeviceFault.E_GPIO_NO_CHIP, "This computer has no GPIO chip (there is no"
                + " /dev/gpiochip0): run this on the board that the lines are wired to.");
    }

    @Test
    void noChipWithThisLabel() {
        raspberryPi4();
        refused("pinctrl-rp1", "GPIO17", DeviceFault.E_GPIO_NO_CHIP,
                "No GPIO chip is labelled \"pinctrl-rp1\"; this computer has /dev/gpiochip0 (pinctrl-bcm2711),"
                        + " /dev/gpiochip1 (raspberrypi-exp-gpio): name one of these.");
    }

    @Test
    void noChipAtThisPath() {
        kernel.chip("/dev/gpiochip0", "pinctrl-bcm2711", "GPIO0");
        refused("/dev/gpiochip4", "GPIO17", DeviceFault.E_GPIO_NO_CHIP, "No GPIO chip lies at /dev/gpiochip4; this"
                + " computer has /dev/gpiochip0 (pinctrl-bcm2711): name one of these.");
    }

    @Test
    void twoChipsWithThisLabel() {
        kernel.chip("/dev/gpiochip0", "usb-relays", "R1").chip("/dev/gpiochip1", "usb-relays", "R1");
        refused("usb-relays", "R1", DeviceFault.E_GPIO_NO_CHIP, "2 GPIO chips are labelled \"usb-relays\": name the one"
                + " you mean by its path, of /dev/gpiochip0 (usb-relays), /dev/gpiochip1 (usb-relays).");
    }

    @Test
    void noSuchLine() {
        kernel.chip("/dev/gpiochip0", "pinctrl-bcm2711", "ID_SDA", "", "GPIO2");
        refused("pinctrl-bcm2711", "GPIO17", DeviceFault.E_GPIO_NO_LINE,
                "/dev/gpiochip0 (pinctrl-bcm2711) has no line \"GPIO17\"; its lines are numbered 0 to 2, and their"
                        + " names are ID_SDA, GPIO2.");
        refused("pinctrl-bcm2711", "3", DeviceFault.E_GPIO_NO_LINE,
                "/dev/gpiochip0 (pinctrl-bcm2711) has no line \"3\"; its lines are numbered 0 to 2, and their"
                        + " names are ID_SDA, GPIO2.");
    }

    @Test
    void aLineThatTwoBearTheNameOf() {
        kernel.chip("/dev/gpiochip0", "pinctrl-rp1", "-", "GPIO1", "-");
        refused("pinctrl-rp1", "-", DeviceFault.E_GPIO_NO_LINE, "Lines 0, 2 of /dev/gpiochip0 (pinctrl-rp1) are all"
                + " named \"-\": name the one you mean by its number.");
    }

    @Test
    void aUserOutsideTheGroup() {
        kernel.chip("/dev/gpiochip0", "pinctrl-rp1", "GPIO0").refuse("/dev/gpiochip0", Errno.EACCES, "dialout");
        String sentence = "This user may not open /dev/gpiochip0: join its group with `sudo usermod -aG dialout $USER`,"
                + " then log in anew.";
        refused("pinctrl-rp1", "GPIO0", DeviceFault.E_GPIO_DENIED, sentence);
        refused("/dev/gpiochip0", "GPIO0", DeviceFault.E_GPIO_DENIED, sentence);
        assertEquals(sentence, assertThrows(DeviceException.class, chips::list).getMessage());
    }

    @Test
    void aDeviceOfRootAlone() {
        kernel.chip("/dev/gpiochip0", "pinctrl-rp1", "GPIO0").refuse("/dev/gpiochip0", Errno.EPERM, "root");
        refused("pinctrl-rp1", "GPIO0", DeviceFault.E_GPIO_DENIED, "This user may not open /dev/gpiochip0: give the"
                + " group gpio its devices by the udev rule SUBSYSTEM==\"gpio\", GROUP=\"gpio\", MODE=\"0660\" and join"
                + " it with `sudo usermod -aG gpio $USER`, then log in anew.");
    }

    @Test
    void aChipThatMayNotBeOpenedDoesNotHideTheOthers() throws DeviceException {
        raspberryPi4();
        kernel.refuse("/dev/gpiochip0", Errno.EACCES, "gpio");
        assertEquals(1, chips.list().size());
        assertEquals(0, chips.find(new LineAddress("raspberrypi-exp-gpio", "BT_ON")).number());
    }

    @Test
    void anotherRefusalIsToldByItsName() {
        kernel.chip("/dev/gpiochip0", "pinctrl-rp1", "GPIO0").refuse("/dev/gpiochip0", Errno.EMFILE, "gpio");
        refused("/dev/gpiochip0", "GPIO0", DeviceFault.E_GPIO_FAILED,
                "The kernel did not open /dev/gpiochip0: EMFILE.");
    }

    @Test
    void aChipThatIsPulledOut() {
        kernel.chip("/dev/gpiochip0", "usb-relays", "R1").pullOut("/dev/gpiochip0");
        refused("usb-relays", "R1", DeviceFault.E_GPIO_FAILED, "The kernel did not tell what /dev/gpiochip0 is:"
                + " ENODEV; the chip is gone, so look at its cable and start again.");
    }
}
