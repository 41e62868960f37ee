package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import java.util.ArrayList;
import java.util.List;

/**
 * A light's stay away from its rest level.
 *
 * @param farthest the largest distance from rest of its levels in that time, at most 1
 */
record Absence(String lightId, long sinceNanos, long untilNanos, double farthest) {
    /** The light's stays in a shot that begins and ends at rest. */
    static List<Absence> of(Light light, ClearedPlan shot) {
        List<Absence> absences = new ArrayList<>();
        long sinceNanos = 0;
        double farthest = 0;
        for (Edge edge : shot.plan().edges()) {
            if (!edge.lightId().equals(light.id())) {
                continue;
            }
            double distance = Math.abs(edge.level() - light.restLevel());
            if (distance > 0 && farthest == 0) {
                sinceNanos = shot.instantNanos(edge);
            } else if (distance == 0 && farthest > 0) {
                absences.add(new Absence(light.id(), sinceNanos, shot.instantNanos(edge), farthest));
            }
            farthest = distance == 0 ? 0 : Math.max(farthest, distance);
        }
        return absences;
    }

    long nanos() {
        return untilNanos - sinceNanos;
    }

    /** How much of it lies within the window of {@code windowNanos} that ends at {@code endNanos}. */
    long withinNanos(long windowNanos, long endNanos) {
        // Counted back from the window's end, because the window may begin before the clock does.
        long sinceAgoNanos = Math.min(endNanos - sinceNanos, windowNanos);
        long untilAgoNanos = Math.max(endNanos - untilNanos, 0);
        return Math.max(0, sinceAgoNanos - untilAgoNanos);
    }
}
