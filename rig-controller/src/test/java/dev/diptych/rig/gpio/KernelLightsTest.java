package dev.diptych.rig.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.pi4j.io.gpio.digital.DigitalOutput;
import dev.diptych.rig.gpio.internal.Errno;
import dev.diptych.rig.gpio.internal.FakeKernel;
import dev.diptych.rig.gpio.internal.LineFlag;
import dev.diptych.rig.gpio.internal.LineRequest;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.host.LightLevel;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.host.Switched;
import dev.diptych.rig.time.VirtualClock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lights through Pi4J and our provider, down to the structures that a kernel gets. */
class KernelLightsTest {
    private static final String CHIP = "/dev/gpiochip0";

    private final FakeKernel kernel = new FakeKernel().chip(CHIP, "pinctrl-rp1", "GPIO0", "GPIO1", "GPIO2", "GPIO3")
            .chip("/dev/gpiochip1", "usb-relays", "R0", "R1");
    private final VirtualClock clock = new VirtualClock();
    private final Map<String, LightLine> lights = new LinkedHashMap<>();

    private void light(String id, String chip, String line, boolean activeLow, LineBias bias, boolean onAtRest) {
        lights.put(id, new LightLine(new LineWiring(new LineAddress(chip, line), activeLow, bias), onAtRest));
    }

    private LightOutputs open() throws DeviceException {
        return new GpioLines(new KernelLines(kernel)).openLights(lights, clock);
    }

    private void refused(DeviceFault fault, String sentence) {
        DeviceException refusal = assertThrows(DeviceException.class, this::open);
        assertEquals(sentence, refusal.getMessage());
        assertEquals(fault, refusal.fault());
        assertEquals(0, kernel.openFiles());
    }

    private void studio() {
        light("key", "pinctrl-rp1", "GPIO2", true, LineBias.AS_IS, true);
        light("fill", "pinctrl-rp1", "GPIO3", true, LineBias.AS_IS, true);
        light("flash", "pinctrl-rp1", "GPIO0", false, LineBias.PULL_DOWN, false);
    }

    @Test
    void linesOfAChipAreRequestedTogetherAtTheirRestLevels() throws DeviceException {
        studio();
        LightOutputs outputs = open();
        assertEquals(lights.keySet(), outputs.lightIds());
        LineRequest request = kernel.requests().getFirst();
        assertEquals(1, kernel.requests().size());
        assertEquals(List.of(2, 3, 0), request.offsets());
        assertEquals("diptych", request.consumer());
        // The very first level that a wire sees is its rest level (pi4j #654).
        assertEquals("GPIO2=0 GPIO3=0 GPIO0=0", kernel.wires().getFirst());
        outputs.close();
    }

    @Test
    void noWireEverLeavesItsRestLevelWhileTheLightsAreOpenedAndClosed() throws DeviceException {
        studio();
        open().close();
        for (String seen : kernel.wires()) {
            assertEquals(seen.replace("=1", "=0"), seen);
        }
    }

    @Test
    void polarityAndBiasAreEachLinesOwn() throws DeviceException {
        light("key", "pinctrl-rp1", "GPIO1", true, LineBias.AS_IS, true);
        light("fill", "pinctrl-rp1", "GPIO2", false, LineBias.DISABLED, true);
        light("flash", "pinctrl-rp1", "GPIO3", false, LineBias.PULL_DOWN, false);
        light("torch", "pinctrl-rp1", "GPIO0", true, LineBias.PULL_UP, false);
        LightOutputs outputs = open();
        assertEquals("GPIO1=0 GPIO2=1 GPIO3=0 GPIO0=1", kernel.wires().getFirst());
        assertEquals(EnumSet.of(LineFlag.USED, LineFlag.OUTPUT, LineFlag.ACTIVE_LOW), kernel.flags(CHIP, 1));
        assertEquals(EnumSet.of(LineFlag.USED, LineFlag.OUTPUT, LineFlag.BIAS_DISABLED), kernel.flags(CHIP, 2));
        assertEquals(EnumSet.of(LineFlag.USED, LineFlag.OUTPUT, LineFlag.BIAS_PULL_DOWN), kernel.flags(CHIP, 3));
        assertEquals(EnumSet.of(LineFlag.USED, LineFlag.OUTPUT, LineFlag.ACTIVE_LOW, LineFlag.BIAS_PULL_UP),
                kernel.flags(CHIP, 0));
        outputs.close();
    }

    @Test
    void lightsOfAChipAreSwitchedAtOnce() throws DeviceException {
        studio();
        LightOutputs outputs = open();
        kernel.wires();
        outputs.switchTo(
                List.of(new LightLevel("flash", 1), new LightLevel("key", 0), new LightLevel("fill", 0)));
        assertEquals(List.of("GPIO2=1 GPIO3=1 GPIO0=1"), kernel.wires());
        outputs.switchTo(List.of(new LightLevel("flash", 0)));
        assertEquals(List.of("GPIO0=0"), kernel.wires());
        outputs.close();
    }

    @Test
    void lightsOfTwoChipsAreSwitchedOneChipAfterTheOther() throws DeviceException {
        light("key", "pinctrl-rp1", "GPIO1", false, LineBias.AS_IS, false);
        // The same number on another chip: Pi4J by itself would take it for the same line.
        light("fill", "usb-relays", "R1", false, LineBias.AS_IS, false);
        LightOutputs outputs = open();
        kernel.wires();
        outputs.switchTo(List.of(new LightLevel("key", 1), new LightLevel("fill", 1)));
        assertEquals(List.of("GPIO1=1", "R1=1"), kernel.wires());
        outputs.close();
    }

    @Test
    void aSwitchHappensBetweenTheCallAndItsBound() throws DeviceException {
        studio();
        LightOutputs outputs = open();
        clock.sleepUntil(5_000_000);
        Switched switched = outputs.switchTo(List.of(new LightLevel("flash", 1)));
        assertEquals(new Switched(5_000_000, 5_010_000), switched);
        outputs.close();
    }

    @Test
    void closingPutsLightsToRestAndGivesLinesBack() throws DeviceException {
        studio();
        LightOutputs outputs = open();
        outputs.switchTo(
                List.of(new LightLevel("flash", 1), new LightLevel("key", 0), new LightLevel("fill", 0)));
        kernel.wires();
        outputs.close();
        List<String> seen = kernel.wires();
        assertEquals("GPIO2=0 GPIO3=0 GPIO0=0", seen.getFirst());
        assertEquals("closed", seen.getLast());
        assertEquals(0, kernel.openFiles());
        assertEquals("Nobody can set line 2 (GPIO2) of /dev/gpiochip0 (pinctrl-rp1) and line 3 (GPIO3) of"
                + " /dev/gpiochip0 (pinctrl-rp1) and line 0 (GPIO0) of /dev/gpiochip0 (pinctrl-rp1) any more: they have"
                + " been given back.",
                assertThrows(DeviceException.class, () -> outputs.switchTo(List.of(new LightLevel("flash", 1))))
                        .getMessage());
        outputs.close();
        assertEquals(List.of(), kernel.wires());
    }

    /** As at SIGTERM: Pi4J's hook puts the outputs to rest while the edge timer's thread still lives. */
    @Test
    void aSwitchBetweenRestAndTheLinesReturnDoesNotSurvive() throws DeviceException {
        studio();
        LineSource.Lines<LightLine> lines = new KernelLines(kernel).outputs(lights);
        LightOutputs outputs = GpioLightOutputs.open(lines, clock);
        DigitalOutput flash = lines.context().io("flash");
        outputs.switchTo(List.of(new LightLevel("flash", 1)));
        kernel.wires();
        List<String> between = new ArrayList<>();
        flash.addListener(event -> {
            if (between.isEmpty()) {
                between.add("once");
                fire(outputs);
                between.addAll(kernel.wires());
            }
        });
        lines.context().shutdown();
        assertEquals("GPIO2=1 GPIO3=1 GPIO0=1", between.getLast());
        List<String> after = kernel.wires();
        assertEquals("closed", after.getLast());
        assertEquals("GPIO2=0 GPIO3=0 GPIO0=0", after.get(after.size() - 2));
    }

    private static void fire(LightOutputs outputs) {
        try {
            outputs.switchTo(List.of(new LightLevel("flash", 1), new LightLevel("key", 0), new LightLevel("fill", 0)));
        } catch (DeviceException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aChipThatIsPulledOutCannotBeSwitchedAndIsLetGo() throws DeviceException {
        light("key", "usb-relays", "R1", false, LineBias.AS_IS, false);
        LightOutputs outputs = open();
        kernel.pullOut("/dev/gpiochip1");
        DeviceException refusal = assertThrows(DeviceException.class,
                () -> outputs.switchTo(List.of(new LightLevel("key", 1))));
        assertEquals("The kernel did not set line 1 (R1) of /dev/gpiochip1 (usb-relays): ENODEV; the chip is gone, so"
                + " look at its cable and start again.", refusal.getMessage());
        assertEquals(DeviceFault.E_GPIO_FAILED, refusal.fault());
        outputs.close();
        assertEquals(0, kernel.openFiles());
    }

    @Test
    void aLineThatTheKernelUses() {
        studio();
        kernel.hold(CHIP, 3, "spi0");
        refused(DeviceFault.E_GPIO_BUSY, "The line 3 (GPIO3) of /dev/gpiochip0 (pinctrl-rp1) is used by \"spi0\": end"
                + " what uses it, or wire to another line.");
    }

    @Test
    void aLineOfSomebodyWithoutAName() {
        studio();
        kernel.hold(CHIP, 0, "");
        refused(DeviceFault.E_GPIO_BUSY, "The line 0 (GPIO0) of /dev/gpiochip0 (pinctrl-rp1) is used by the kernel, or"
                + " by a program that does not give its name: end what uses it, or wire to another line.");
    }

    @Test
    void linesOfAFirstChipAreGivenBackWhenASecondRefuses() {
        studio();
        light("hair", "usb-relays", "R0", false, LineBias.AS_IS, false);
        kernel.hold("/dev/gpiochip1", 0, "gpioset");
        refused(DeviceFault.E_GPIO_BUSY, "The line 0 (R0) of /dev/gpiochip1 (usb-relays) is used by \"gpioset\": end"
                + " what uses it, or wire to another line.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EINVAL     | EINVAL; lines are requested as Linux does since 5.10, so look at the kernel's version with `uname -r`.
            ENOTSUPP   | ENOTSUPP; the chip has no such resistor, so leave the line's bias as it is and solder one.
            EOPNOTSUPP | EOPNOTSUPP; the chip has no such resistor, so leave the line's bias as it is and solder one.
            ENXIO      | ENXIO; the line raises no interrupts, so wire the contact to another.
            ENODEV     | ENODEV; the chip is gone, so look at its cable and start again.
            ENOMEM     | ENOMEM.
            """, quoteCharacter = '"')
    void whateverElseTheKernelAnswersIsToldByItsName(Errno errno, String sentence) {
        light("flash", "pinctrl-rp1", "GPIO0", false, LineBias.PULL_DOWN, false);
        kernel.refuseRequests(errno);
        refused(DeviceFault.E_GPIO_FAILED,
                "The kernel did not give out line 0 (GPIO0) of /dev/gpiochip0 (pinctrl-rp1): "
                        + sentence);
    }

    @Test
    void twoLightsOnOneLine() {
        light("key", "pinctrl-rp1", "GPIO3", false, LineBias.AS_IS, false);
        light("fill", CHIP, "3", false, LineBias.AS_IS, false);
        refused(DeviceFault.E_GPIO_BUSY, "Both key and fill are given line 3 (GPIO3) of /dev/gpiochip0 (pinctrl-rp1):"
                + " each needs a line of its own.");
    }

    @Test
    void halfALevelIsRefusedBeforeAnythingSwitches() throws DeviceException {
        studio();
        LightOutputs outputs = open();
        kernel.wires();
        assertEquals("key is on a GPIO line, which is off (0) or on (1), but is asked for 0.5.",
                assertThrows(IllegalArgumentException.class,
                        () -> outputs.switchTo(List.of(new LightLevel("flash", 1), new LightLevel("key", 0.5))))
                        .getMessage());
        assertEquals(List.of(), kernel.wires());
        outputs.close();
    }
}
