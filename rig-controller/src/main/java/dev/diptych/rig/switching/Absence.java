package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import java.util.ArrayList;
import java.util.List;

/** A light's stay away from its rest level. */
record Absence(String lightId, long sinceNanos, long untilNanos) {
    /** The light's stays in a shot that begins and ends at rest. */
    static List<Absence> of(Light light, ClearedPlan shot) {
        List<Absence> absences = new ArrayList<>();
        long sinceNanos = 0;
        boolean away = false;
        for (Edge edge : shot.plan().edges()) {
            if (!edge.lightId().equals(light.id())) {
                continue;
            }
            boolean leaves = edge.level() != light.restLevel();
            if (leaves && !away) {
                sinceNanos = shot.instantNanos(edge);
            } else if (!leaves && away) {
                absences.add(new Absence(light.id(), sinceNanos, shot.instantNanos(edge)));
            }
            away = leaves;
        }
        return absences;
    }

    /** How much of it lies within the window of {@code windowNanos} that ends at {@code endNanos}. */
    long withinNanos(long windowNanos, long endNanos) {
        // Counted back from the window's end, because the window may begin before the clock does.
        long sinceAgoNanos = Math.min(endNanos - sinceNanos, windowNanos);
        long untilAgoNanos = Math.max(endNanos - untilNanos, 0);
        return Math.max(0, sinceAgoNanos - untilAgoNanos);
    }
}
