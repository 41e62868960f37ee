package dev.diptych.rig.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.diptych.rig.gpio.internal.LineValues;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.LightLevel;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.host.Switched;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lights on Pi4J outputs of any provider. Lines of one chip are switched by one call where our own provider holds
 * them; others, and those of different chips, one after another.
 */
final class GpioLightOutputs implements LightOutputs {
    /**
     * By when a line has changed after the call that set it. A write to a chip of the processor's is done then; one to
     * Raspberry Pi 5's RP1 is under way over PCI Express for a microsecond or two; a chip behind I2C has been waited
     * for.
     */
    static final long SETTLE_NANOS = 10_000;

    private final Context context;
    private final Map<String, Lamp> lamps;
    private final Clock clock;

    /** A light and its output. */
    private record Lamp(String id, LightLine line, DigitalOutput output) {
        DigitalState state(boolean on) {
            return LinePlace.state(line.wiring(), on);
        }
    }

    private record Switch(Lamp lamp, boolean on) {}

    private GpioLightOutputs(Context context, Map<String, Lamp> lamps, Clock clock) {
        this.context = context;
        this.lamps = lamps;
        this.clock = clock;
    }

    static GpioLightOutputs open(LineSource.Lines<LightLine> lines, Clock clock) throws DeviceException {
        Context context = lines.context();
        Map<String, Lamp> lamps = new LinkedHashMap<>();
        try {
            for (LineSource.Placed<LightLine> light : lines.placed()) {
                DigitalOutput output = context.create(light.place().output(light.id(), light.line()));
                lamps.put(light.id(), new Lamp(light.id(), light.line(), output));
            }
        } catch (RuntimeException e) {
            context.shutdown();
            throw Pi4jFaults.of("take the lines of the lights", e);
        }
        return new GpioLightOutputs(context, lamps, clock);
    }

    @Override
    public Set<String> lightIds() {
        return Set.copyOf(lamps.keySet());
    }

    @Override
    public long longestDelayNanos() {
        return SETTLE_NANOS;
    }

    /** @throws IllegalArgumentException for a level between 0 and 1: a line has none; nothing is switched then */
    @Override
    public Switched switchTo(List<LightLevel> levels) throws DeviceException {
        List<Switch> switches = checked(levels);
        long beforeNanos = clock.nanos();
        set(switches);
        return new Switched(beforeNanos, clock.nanos() + SETTLE_NANOS);
    }

    private List<Switch> checked(List<LightLevel> levels) {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("At least one light is switched at a time.");
        }
        Map<String, Switch> switches = new LinkedHashMap<>();
        for (LightLevel level : levels) {
            String id = level.lightId();
            Lamp lamp = lamps.get(id);
            if (lamp == null) {
                throw new IllegalArgumentException(id + " is no light on a GPIO line.");
            }
            if (level.level() != 0 && level.level() != 1) {
                throw new IllegalArgumentException(id + " is on a GPIO line, which is off (0) or on (1), but is asked"
                        + " for " + level.level() + ".");
            }
            if (switches.put(id, new Switch(lamp, level.level() == 1)) != null) {
                throw new IllegalArgumentException(id + " is asked for two levels at once.");
            }
        }
        return List.copyOf(switches.values());
    }

    private static void set(List<Switch> switches) throws DeviceException {
        Map<OpenLines, LineValues> together = new LinkedHashMap<>();
        for (Switch one : switches) {
            if (one.lamp().output() instanceof LineOutput output) {
                HeldLine line = output.line();
                together.merge(line.lines(), new LineValues(one.on() ? line.mask() : 0, line.mask()),
                        (some, more) -> new LineValues(some.bits() | more.bits(), some.mask() | more.mask()));
            } else {
                setAlone(one);
            }
        }
        for (Map.Entry<OpenLines, LineValues> chip : together.entrySet()) {
            chip.getKey().set(chip.getValue());
        }
        for (Switch one : switches) {
            if (one.lamp().output() instanceof LineOutput output) {
                output.changed(one.lamp().state(one.on()));
            }
        }
    }

    private static void setAlone(Switch one) throws DeviceException {
        try {
            one.lamp().output().state(one.lamp().state(one.on()));
        } catch (RuntimeException e) {
            throw Pi4jFaults.of("switch " + one.lamp().id(), e);
        }
    }

    @Override
    public void close() {
        List<Switch> rest = new ArrayList<>();
        lamps.values().forEach(lamp -> rest.add(new Switch(lamp, lamp.line().onAtRest())));
        try {
            set(rest);
        } catch (DeviceException e) {
            // Pi4J's shutdown tries each by itself; what it cannot do is the resistor's and the one-shot's.
        } finally {
            context.shutdown();
        }
    }
}
