package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import java.util.Comparator;
import java.util.List;

/** The longest single stay of a light away from rest. */
final class LongestStay {
    private LongestStay() {
    }

    /**
     * By the absences of one light. A light that leaves rest again before it can have settled there has not been at
     * rest: its two stays are one.
     */
    static long nanos(Light light, List<Absence> absences) {
        long settleNanos = light.response().latestSettledNanos(light.restLevel() > 0);
        List<Absence> inOrder = absences.stream().sorted(Comparator.comparingLong(Absence::sinceNanos)).toList();
        if (inOrder.isEmpty()) {
            return 0;
        }
        long longestNanos = 0;
        long sinceNanos = inOrder.getFirst().sinceNanos();
        long untilNanos = sinceNanos;
        for (Absence absence : inOrder) {
            boolean goesOn = absence.sinceNanos() - untilNanos < settleNanos;
            sinceNanos = goesOn ? sinceNanos : absence.sinceNanos();
            untilNanos = absence.untilNanos();
            longestNanos = Math.max(longestNanos, untilNanos - sinceNanos);
        }
        return longestNanos;
    }
}
