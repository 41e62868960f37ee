package dev.diptych.capture.report;

import java.util.List;

/**
 * One shot as it is drawn: light against exposure. Times are milliseconds from the start of the studio frame's readout.
 *
 * @param curves each light's level over time, equally spaced from {@code fromMillis} to {@code untilMillis}
 */
public record ShotTrace(double fromMillis, double untilMillis, List<Curve> curves, List<Switch> switches,
        List<Exposure> exposures) {
    /** One light's level. */
    public record Curve(String light, boolean flash, double[] levels) {}

    /** An edge as planned and as executed. */
    public record Switch(String light, boolean flash, boolean on, double plannedMillis, double executedMillis) {}

    /** A frame's exposure of all rows, as wanted and as it was. */
    public record Exposure(String role, double plannedFromMillis, double plannedUntilMillis, double fromMillis,
            double untilMillis) {
        public double middleMillis() {
            return (fromMillis + untilMillis) / 2;
        }
    }

    /** Executed edges lie at most so far from where they were planned. */
    public double worstEdgeErrorMillis() {
        return switches.stream().mapToDouble(s -> Math.abs(s.executedMillis() - s.plannedMillis())).max().orElse(0);
    }
}
