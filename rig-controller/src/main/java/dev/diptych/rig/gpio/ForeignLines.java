package dev.diptych.rig.gpio;

import com.pi4j.context.Context;
import dev.diptych.rig.host.DeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lines of a Pi4J provider with no chips of this computer behind it: they are numbered as they come. */
final class ForeignLines implements LineSource {
    private final Supplier<Context> contexts;

    ForeignLines(Supplier<Context> contexts) {
        this.contexts = contexts;
    }

    @Override
    public Lines<LightLine> outputs(Map<String, LightLine> lights) throws DeviceException {
        return numbered(lights);
    }

    @Override
    public Lines<ContactLine> inputs(Map<String, ContactLine> contacts) throws DeviceException {
        return numbered(contacts);
    }

    private <T> Lines<T> numbered(Map<String, T> lines) throws DeviceException {
        List<Placed<T>> placed = new ArrayList<>();
        lines.forEach((id, line) -> placed.add(new Placed<>(id, line, new LinePlace(0, placed.size()))));
        try {
            return new Lines<>(contexts.get(), placed);
        } catch (RuntimeException e) {
            throw Pi4jFaults.of("begin", e);
        }
    }
}
