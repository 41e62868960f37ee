package dev.diptych.rig.shot;

import dev.diptych.rig.light.Light;
import java.util.ArrayList;
import java.util.List;

/** The share of a sliding window that a light spends away from rest. */
final class DutyCycle {
    private DutyCycle() {
    }

    /** The largest share over all windows that end with one of the planned absences. */
    static double worst(Light light, List<Absence> history, List<Absence> planned) {
        List<Absence> all = new ArrayList<>(planned);
        history.stream().filter(absence -> absence.lightId().equals(light.id())).forEach(all::add);
        long windowNanos = light.cap().dutyWindowNanos();
        double worst = 0;
        // The share is greatest in a window that ends where an absence ends.
        for (Absence last : planned) {
            long endNanos = last.untilNanos();
            long awayNanos = all.stream().mapToLong(a -> a.overlapNanos(endNanos - windowNanos, endNanos)).sum();
            worst = Math.max(worst, awayNanos / (double) windowNanos);
        }
        return worst;
    }
}
