package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import java.util.List;

/** The share of a sliding window that a light spends away from rest. */
final class DutyCycle {
    private DutyCycle() {
    }

    /** The largest share over all windows, by the absences of one light. */
    static double worst(Light light, List<Absence> absences) {
        long windowNanos = light.cap().dutyWindowNanos();
        double worst = 0;
        // The share is greatest in a window that ends where an absence ends.
        for (Absence last : absences) {
            long awayNanos = absences.stream().mapToLong(a -> a.withinNanos(windowNanos, last.untilNanos())).sum();
            worst = Math.max(worst, awayNanos / (double) windowNanos);
        }
        return worst;
    }
}
