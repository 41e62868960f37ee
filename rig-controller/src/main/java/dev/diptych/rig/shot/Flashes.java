package dev.diptych.rig.shot;

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

    /** When they begin, in a shot that begins at rest. Lamps that go down together dip once. */
    static List<Long> instantsNanos(ClearedShot shot, LightSet lights) {
        List<Long> instants = new ArrayList<>(departures(shot, List.of(lights.flash())));
        instants.addAll(departures(shot, lights.lamps()));
        return instants;
    }

    /** Whenever one of the lights goes further from rest, the first time or after any of them had come nearer to it. */
    private static List<Long> departures(ClearedShot shot, List<Light> lights) {
        Map<String, Double> restLevels = new HashMap<>();
        lights.forEach(light -> restLevels.put(light.id(), light.restLevel()));
        Map<String, Double> distances = new HashMap<>();
        List<Long> instants = new ArrayList<>();
        boolean departing = false;
        for (Edge edge : shot.plan().edges()) {
            Double restLevel = restLevels.get(edge.lightId());
            if (restLevel == null) {
                continue;
            }
            double distance = Math.abs(edge.level() - restLevel);
            double before = distances.getOrDefault(edge.lightId(), 0.0);
            distances.put(edge.lightId(), distance);
            if (distance > before && !departing) {
                instants.add(shot.instantNanos(edge));
            }
            departing = distance > before;
        }
        return instants;
    }
}
