package dev.diptych.rig.gpio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import dev.diptych.rig.contact.ContactChange;
import dev.diptych.rig.contact.ContactRole;
import dev.diptych.rig.contact.ContactSource;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.host.LightLevel;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.host.Switched;
import dev.diptych.rig.time.SystemClock;
import dev.diptych.rig.time.VirtualClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lights and contacts on Pi4J's own mock provider: nothing but its public interface is needed. */
class MockProviderTest {
    private static final LineAddress ANYWHERE = new LineAddress("pinctrl-rp1", "GPIO17");

    private final Context context = Pi4J.newContextBuilder()
            .noAutoDetect()
            .add(MockDigitalOutputProvider.newInstance(), MockDigitalInputProvider.newInstance())
            .build();
    private final GpioLines lines = GpioLines.of(() -> context);
    private final VirtualClock clock = new VirtualClock();

    private static LightLine light(boolean activeLow, boolean onAtRest) {
        return new LightLine(new LineWiring(ANYWHERE, activeLow, LineBias.AS_IS), onAtRest);
    }

    private DigitalState level(String id) {
        DigitalOutput output = context.io(id);
        return output.state();
    }

    private LightOutputs lights() throws DeviceException {
        Map<String, LightLine> lights = new LinkedHashMap<>();
        lights.put("key", light(true, true));
        lights.put("flash", light(false, false));
        return lines.openLights(lights, clock);
    }

    @Test
    void lightsBeginAtRest() throws DeviceException {
        LightOutputs outputs = lights();
        assertEquals(DigitalState.LOW, level("key"));
        assertEquals(DigitalState.LOW, level("flash"));
        outputs.close();
    }

    @Test
    void lightsAreSwitchedByTheLevelsOfTheirWires() throws DeviceException {
        LightOutputs outputs = lights();
        clock.sleepUntil(1_000);
        Switched switched = outputs.switchTo(List.of(new LightLevel("key", 0), new LightLevel("flash", 1)));
        assertEquals(DigitalState.HIGH, level("key"));
        assertEquals(DigitalState.HIGH, level("flash"));
        assertEquals(new Switched(1_000, 11_000), switched);
        outputs.close();
    }

    @Test
    void closingPutsLightsToRestAndShutsPi4jDown() throws DeviceException {
        LightOutputs outputs = lights();
        DigitalOutput key = context.io("key");
        DigitalOutput flash = context.io("flash");
        outputs.switchTo(List.of(new LightLevel("key", 0), new LightLevel("flash", 1)));
        outputs.close();
        assertEquals(DigitalState.LOW, key.state());
        assertEquals(DigitalState.LOW, flash.state());
        assertTrue(context.isShutdown());
    }

    @Test
    void whatCannotBeSwitchedIsRefused() throws DeviceException {
        LightOutputs outputs = lights();
        assertEquals("lamp is no light on a GPIO line.", refusal(outputs, new LightLevel("lamp", 1)));
        assertEquals("key is asked for two levels at once.",
                refusal(outputs, new LightLevel("key", 1), new LightLevel("key", 0)));
        assertEquals("At least one light is switched at a time.", refusal(outputs));
        outputs.close();
    }

    private static @Nullable String refusal(LightOutputs outputs, LightLevel... levels) {
        return assertThrows(IllegalArgumentException.class, () -> outputs.switchTo(List.of(levels))).getMessage();
    }

    @Test
    void pi4jsOwnRefusalsAreDevices() {
        context.create(new LinePlace(0, 0).output("key", light(false, false)));
        DeviceException refusal = assertThrows(DeviceException.class, this::lights);
        assertEquals(DeviceFault.E_GPIO_FAILED, refusal.fault());
        assertTrue(String.valueOf(refusal.getMessage())
                .startsWith("Pi4J could not take the lines of the lights: "), refusal.getMessage());
        assertTrue(context.isShutdown());
    }

    @Test
    void aProviderThatIsNotThereIsADevicesFault() {
        GpioLines without = GpioLines.of(() -> {
            throw new Pi4JException("no platform");
        });
        DeviceException refusal = assertThrows(DeviceException.class, () -> without.openLights(Map.of(), clock));
        assertEquals("Pi4J could not begin: no platform", refusal.getMessage());
        context.shutdown();
    }

    @Test
    void contactsAreToldOnTheRigsClock() throws DeviceException, InterruptedException {
        SystemClock real = new SystemClock();
        BlockingQueue<ContactChange> told = new LinkedBlockingQueue<>();
        ContactSource source = lines.openContacts(Map.of("pedal", new ContactLine(
                new LineWiring(ANYWHERE, false, LineBias.PULL_DOWN), ContactRole.TRIGGER, 5_000_000)), real);
        source.listen(told::add);
        MockDigitalInput pedal = context.io("pedal");
        long beforeNanos = real.nanos();
        pedal.mockState(DigitalState.HIGH);
        long afterNanos = real.nanos();
        ContactChange press = Objects.requireNonNull(told.poll(60, SECONDS));
        assertTrue(press.active());
        assertTrue(press.instantNanos() >= beforeNanos && press.instantNanos() <= afterNanos);
        pedal.mockState(DigitalState.LOW);
        ContactChange release = Objects.requireNonNull(told.poll(60, SECONDS));
        assertFalse(release.active());
        source.close();
        assertTrue(context.isShutdown());
    }
}
