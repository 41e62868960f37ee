package dev.diptych.rig.host;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** Every light of a rig at the outputs that have it. For any number of threads. */
final class Switchboard {
    private final LightSet lights;
    /** The flash's come first: its edges are the ones that must not wait for a slower driver. */
    private final List<GuardedOutputs> outputs;

    /** @throws IllegalArgumentException unless each light of the rig is at exactly one of the outputs */
    Switchboard(LightSet lights, List<LightOutputs> outputs) {
        Set<String> wired = new HashSet<>();
        for (String id : outputs.stream().flatMap(some -> some.lightIds().stream()).toList()) {
            if (lights.find(id).isEmpty()) {
                throw new IllegalArgumentException(
                        "An output switches \"" + id
                                + "\", which is no light of this rig; check the light ids in the configuration.");
            }
            if (!wired.add(id)) {
                throw new IllegalArgumentException(
                        "\"" + id + "\" is switched by two outputs; leave it to one of them in the configuration.");
            }
        }
        for (Light light : lights.all()) {
            if (!wired.contains(light.id())) {
                throw new IllegalArgumentException(
                        "No output switches \"" + light.id() + "\"; give it a line or a fixture in the configuration.");
            }
        }
        this.lights = lights;
        String flash = lights.flash().id();
        this.outputs = outputs.stream()
                .map(GuardedOutputs::new)
                .sorted(Comparator.comparing(some -> !some.lightIds().contains(flash)))
                .toList();
    }

    LightSet lights() {
        return lights;
    }

    /** Which lights share an output. */
    List<Set<String>> groups() {
        return outputs.stream().map(GuardedOutputs::lightIds).toList();
    }

    /** For how long after it has been told an output with one of these lights may still change, at most. */
    long longestDelayNanos(Set<String> lightIds) {
        return outputs.stream()
                .filter(some -> !Collections.disjoint(some.lightIds(), lightIds))
                .mapToLong(GuardedOutputs::longestDelayNanos)
                .max()
                .orElse(0);
    }

    /**
     * How long before an edge's instant its output is told: half of how long that may take to change, so that the
     * instant lies in the middle of when it may.
     */
    long leadNanos(Set<String> lightIds) {
        return longestDelayNanos(lightIds) / 2;
    }

    /**
     * Switches edges of one instant, those at the same outputs together.
     *
     * @param wanted asked again before each outputs are switched
     * @param switched is told of each edge when its light has been switched
     * @throws DeviceException if some may not have been switched; those that {@code switched} was told of have been
     */
    void switchTo(List<Edge> edges, BooleanSupplier wanted, BiConsumer<Edge, Switched> switched)
            throws DeviceException {
        for (GuardedOutputs some : outputs) {
            List<Edge> here = new ArrayList<>();
            List<LightLevel> levels = new ArrayList<>();
            for (Edge edge : edges) {
                if (some.lightIds().contains(edge.lightId())) {
                    here.add(edge);
                    levels.add(new LightLevel(edge.lightId(), edge.level()));
                }
            }
            if (!here.isEmpty()) {
                some.switchTo(levels, wanted, when -> here.forEach(edge -> switched.accept(edge, when)));
            }
        }
    }

    /** The flash off before all else, then the lamps to rest. */
    RestOutcome putToRest() {
        RestOutcome outcome = new RestOutcome();
        putToRest(List.of(lights.flash()), outcome);
        putToRest(lights.lamps(), outcome);
        return outcome;
    }

    private void putToRest(List<Light> some, RestOutcome outcome) {
        for (GuardedOutputs here : outputs) {
            List<LightLevel> rest = some.stream()
                    .filter(light -> here.lightIds().contains(light.id()))
                    .map(light -> new LightLevel(light.id(), light.restLevel()))
                    .toList();
            if (!rest.isEmpty()) {
                here.putToRest(rest, outcome);
            }
        }
    }
}
