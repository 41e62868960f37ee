package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a person in the studio sees as separate flashes: pulses of the flash, and dips of the lamps. */
final class Flashes {
    private Flashes() {
    }

    /**
     * One flash, by the switch that causes it and by the light that people see, a dead time later.
     *
     * @param lightNanos by the light's median response
     */
    record Flash(long switchNanos, long lightNanos) {}

    /** In a shot that begins at rest. Lamps that go down together dip once. */
    static List<Flash> in(ClearedPlan shot, LightSet lights) {
        List<Flash> flashes = new ArrayList<>(departures(shot, List.of(lights.flash())));
        flashes.addAll(departures(shot, lights.lamps()));
        return flashes;
    }

    /** Whenever one of the lights goes further from rest, the first time or after any of them had come nearer to it. */
    private static List<Flash> departures(ClearedPlan shot, List<Light> lights) {
        Map<String, Light> byId = new HashMap<>();
        lights.forEach(light -> byId.put(light.id(), light));
        Map<String, Double> distances = new HashMap<>();
        List<Flash> flashes = new ArrayList<>();
        boolean departing = false;
        for (Edge edge : shot.plan().edges()) {
            Light light = byId.get(edge.lightId());
            if (light == null) {
                continue;
            }
            double distance = Math.abs(edge.level() - light.restLevel());
            double before = distances.getOrDefault(edge.lightId(), 0.0);
            distances.put(edge.lightId(), distance);
            if (distance > before && !departing) {
                long instantNanos = shot.instantNanos(edge);
                flashes.add(new Flash(instantNanos, instantNanos + deadNanos(light, edge)));
            }
            departing = distance > before;
        }
        return flashes;
    }

    private static long deadNanos(Light light, Edge edge) {
        return (edge.level() > 0 ? light.response().onDead() : light.response().offDead()).p50Nanos();
    }
}
