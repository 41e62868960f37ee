package dev.diptych.studio.scene;

import dev.diptych.studio.chance.Range;
import java.util.random.RandomGenerator;

/** One blink. Lids close in about 100 ms, stay closed for about 50 and open in about 150. */
record Blink(double startNanos, double closingNanos, double closedNanos, double openingNanos) {
    private static final Range CLOSING_MILLIS = new Range(80, 120);
    private static final Range CLOSED_MILLIS = new Range(30, 70);
    private static final Range OPENING_MILLIS = new Range(110, 200);

    static Blink draw(double startNanos, RandomGenerator random) {
        return new Blink(startNanos, 1e6 * CLOSING_MILLIS.draw(random), 1e6 * CLOSED_MILLIS.draw(random),
                1e6 * OPENING_MILLIS.draw(random));
    }

    double endNanos() {
        return startNanos + closingNanos + closedNanos + openingNanos;
    }

    /** 0 before and after, 1 while the lids are closed. */
    double closureAt(double instantNanos) {
        double sinceStart = instantNanos - startNanos;
        double untilEnd = endNanos() - instantNanos;
        return ease(Math.min(sinceStart / closingNanos, untilEnd / openingNanos));
    }

    private static double ease(double share) {
        double t = Math.clamp(share, 0, 1);
        return t * t * (3 - 2 * t);
    }
}
