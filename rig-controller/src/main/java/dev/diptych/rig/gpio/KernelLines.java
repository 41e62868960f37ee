package dev.diptych.rig.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.provider.Provider;
import dev.diptych.rig.gpio.internal.Kernel;
import dev.diptych.rig.gpio.internal.LineConfig;
import dev.diptych.rig.host.DeviceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lines of this computer's chips, with our own Pi4J provider over them. */
final class KernelLines implements LineSource {
    private final Kernel kernel;
    private final GpioChips chips;

    KernelLines(Kernel kernel) {
        this.kernel = kernel;
        chips = new GpioChips(kernel);
    }

    /** A light or a contact, and the line that it is wired to. */
    private record Found<T>(String id, T wired, GpioLine line) {}

    @Override
    public Lines<LightLine> outputs(Map<String, LightLine> lights) throws DeviceException {
        List<Found<LightLine>> found = find(lights, LightLine::wiring);
        Map<String, HeldLine> held = hold(found,
                some -> LineConfig.of(some.stream().map(light -> LineSettings.output(light.wiring())).toList())
                        .withOutputValues(restBits(some), some.size()));
        return new Lines<>(context(held, new OutputProvider(held)), placed(found));
    }

    @Override
    public Lines<ContactLine> inputs(Map<String, ContactLine> contacts) throws DeviceException {
        List<Found<ContactLine>> found = find(contacts, ContactLine::wiring);
        Map<String, HeldLine> held = hold(found,
                some -> LineConfig.of(some.stream().map(contact -> LineSettings.input(contact.wiring())).toList()));
        return new Lines<>(context(held, new InputProvider(kernel, held)), placed(found));
    }

    private <T> List<Found<T>> find(Map<String, T> lines, Function<T, LineWiring> wiring) throws DeviceException {
        List<Found<T>> found = new ArrayList<>();
        for (Map.Entry<String, T> one : lines.entrySet()) {
            GpioLine line = chips.find(wiring.apply(one.getValue()).address());
            for (Found<T> other : found) {
                if (other.line().equals(line)) {
                    throw Refusals.givenTwice(line, other.id(), one.getKey());
                }
            }
            found.add(new Found<>(one.getKey(), one.getValue(), line));
        }
        return found;
    }

    /** One request for the lines of each chip; if one is refused, none is held. */
    private <T> Map<String, HeldLine> hold(List<Found<T>> found, Function<List<T>, LineConfig> config)
            throws DeviceException {
        Map<GpioChip, List<Found<T>>> byChip = new LinkedHashMap<>();
        found.forEach(one -> byChip.computeIfAbsent(one.line().chip(), chip -> new ArrayList<>()).add(one));
        Map<String, HeldLine> held = new HashMap<>();
        try {
            for (List<Found<T>> some : byChip.values()) {
                OpenLines lines = OpenLines.request(kernel, some.stream().map(Found::line).toList(),
                        config.apply(some.stream().map(Found::wired).toList()));
                for (int i = 0; i < some.size(); i++) {
                    held.put(some.get(i).id(), new HeldLine(lines, i));
                }
            }
        } catch (DeviceException e) {
            HeldLines.close(held);
            throw e;
        }
        return held;
    }

    private static long restBits(List<LightLine> lights) {
        long bits = 0;
        for (int i = 0; i < lights.size(); i++) {
            bits |= lights.get(i).onAtRest() ? 1L << i : 0;
        }
        return bits;
    }

    /**
     * Pi4J with this provider alone. Its shutdown hook puts outputs to rest when the program is told to end (SIGTERM)
     * and nobody closes them; by default it has none, and would leave a lamp as it is.
     */
    private static Context context(Map<String, HeldLine> held, Provider<?, ?, ?> provider) throws DeviceException {
        try {
            return Pi4J.newContextBuilder().noAutoDetect().add(provider).enableShutdownHook().build();
        } catch (RuntimeException e) {
            HeldLines.close(held);
            throw Pi4jFaults.of("begin", e);
        }
    }

    /** Chips are numbered as they come: our provider finds a line by its id. */
    private static <T> List<Placed<T>> placed(List<Found<T>> found) {
        List<GpioChip> buses = found.stream().map(one -> one.line().chip()).distinct().toList();
        return found.stream()
                .map(one -> new Placed<>(one.id(), one.wired(),
                        new LinePlace(buses.indexOf(one.line().chip()), one.line().number())))
                .toList();
    }
}
