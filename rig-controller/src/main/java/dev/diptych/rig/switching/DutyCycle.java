package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import java.util.List;

/** The share of a sliding window that a light spends away from rest. */
final class DutyCycle {
    private final long windowNanos;
    private final List<Absence> inShots;
    private final List<Absence> inPreviews;

    private DutyCycle(long windowNanos, List<Absence> inShots, List<Absence> inPreviews) {
        this.windowNanos = windowNanos;
        this.inShots = inShots;
        this.inPreviews = inPreviews;
    }

    /**
     * The largest share over all windows, by the absences of one light.
     *
     * @param inShots count in full, whatever the light's level
     * @param inPreviews count by their distance from rest
     */
    static double worst(Light light, List<Absence> inShots, List<Absence> inPreviews) {
        return new DutyCycle(light.cap().dutyWindowNanos(), inShots, inPreviews).worst();
    }

    private double worst() {
        double worst = 0;
        // The share is greatest in a window that ends where an absence ends.
        for (Absence last : inShots) {
            worst = Math.max(worst, until(last.untilNanos()));
        }
        if (!inPreviews.isEmpty()) {
            // Or, if some count for more than others, in one that begins where one of those begins.
            for (Absence first : inShots) {
                worst = Math.max(worst, until(first.sinceNanos() + windowNanos));
            }
            for (Absence last : inPreviews) {
                worst = Math.max(worst, until(last.untilNanos()));
            }
        }
        return worst;
    }

    /** In the window that ends then. */
    private double until(long endNanos) {
        double awayNanos = inShots.stream().mapToLong(stay -> stay.withinNanos(windowNanos, endNanos)).sum();
        for (Absence stay : inPreviews) {
            awayNanos += stay.farthest() * stay.withinNanos(windowNanos, endNanos);
        }
        return awayNanos / windowNanos;
    }
}
