package dev.diptych.rig.gpio;

import com.pi4j.context.Context;
import dev.diptych.rig.contact.ContactSource;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** Opens the GPIO lines of a rig through Pi4J, those of its lights and those of its contacts each by themselves. */
public final class GpioLines {
    private final LineSource source;

    GpioLines(LineSource source) {
        this.source = source;
    }

    /**
     * Lines of this computer's chips, as the kernel hands them out.
     *
     * @throws DeviceException if the kernel cannot be called from here
     */
    public static GpioLines ofThisComputer() throws DeviceException {
        return new GpioLines(new KernelLines(GpioChips.linux()));
    }

    /**
     * Lines of another Pi4J provider, one with no chips of this computer behind it, as Pi4J's mock: where a line lies
     * is not looked at.
     *
     * @param contexts gives a new context each time
     */
    public static GpioLines of(Supplier<Context> contexts) {
        return new GpioLines(new ForeignLines(contexts));
    }

    /**
     * Takes the lines of lights, each driven to its rest level from the first.
     *
     * @param lights by their ids, at least one
     * @param clock the rig's; must be {@link System#nanoTime()} where lines are this computer's
     * @throws DeviceException with what keeps them; then none is held
     */
    public LightOutputs openLights(Map<String, LightLine> lights, Clock clock) throws DeviceException {
        return GpioLightOutputs.open(source.outputs(lights), clock);
    }

    /**
     * Takes the lines of contacts and watches them.
     *
     * @param contacts by their ids, at least one
     * @param clock the rig's; must be {@link System#nanoTime()} where lines are this computer's
     * @throws DeviceException with what keeps them; then none is held
     */
    public ContactSource openContacts(Map<String, ContactLine> contacts, Clock clock) throws DeviceException {
        return GpioContacts.open(source.inputs(contacts), clock);
    }
}
