package dev.diptych.rig.calibration;

import java.util.List;

/**
 * A light's change after its switch: some of what rows saw of it over all repeats, and the change that fits them. Times
 * are from the switch's edge, levels shares of the light's steady mean.
 */
public record ResponseCurve(List<Seen> seen, List<Point> fitted) {
    /** The mean level over a row's exposure. */
    public record Seen(long fromNanos, long untilNanos, double level) {}

    public record Point(long atNanos, double level) {}

    public ResponseCurve {
        seen = List.copyOf(seen);
        fitted = List.copyOf(fitted);
    }
}
