package dev.diptych.rig.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Outputs that remember what they were told, and fail when they are told to. */
public final class FakeOutputs implements LightOutputs {
    /** @param failed whether the outputs said that they failed; the light may have been switched all the same */
    record Call(long instantNanos, List<LightLevel> levels, boolean failed) {}

    final List<Call> calls = new ArrayList<>();
    final Map<String, Double> levels = new HashMap<>();
    long takesNanos;
    /** How long an output may take to change after a call. */
    long delayNanos;
    Predicate<List<LightLevel>> fails = asked -> false;
    boolean switchesWhenItFails;
    private final VirtualTimer time;
    private final Set<String> lightIds;

    public FakeOutputs(VirtualTimer time, String... lightIds) {
        this.time = time;
        this.lightIds = new LinkedHashSet<>(List.of(lightIds));
    }

    @Override
    public Set<String> lightIds() {
        return lightIds;
    }

    @Override
    public long longestDelayNanos() {
        return delayNanos;
    }

    @Override
    public Switched switchTo(List<LightLevel> asked) throws DeviceException {
        long earliestNanos = time.nanos();
        time.pass(takesNanos);
        boolean failed = fails.test(asked);
        calls.add(new Call(earliestNanos, List.copyOf(asked), failed));
        if (!failed || switchesWhenItFails) {
            asked.forEach(light -> levels.put(light.lightId(), light.level()));
        }
        if (failed) {
            throw new DeviceException(DeviceFault.E_GPIO_FAILED, "The line does not answer.");
        }
        return new Switched(earliestNanos, time.nanos() + delayNanos);
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
