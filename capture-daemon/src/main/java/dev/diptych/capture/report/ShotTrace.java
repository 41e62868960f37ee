package dev.diptych.capture.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One shot as it is drawn: light against exposure. Times are milliseconds from the start of the studio frame's readout.
 *
 * @param lights in the order in which they are drawn
 * @param planned the frames that were wanted, one of each role
 * @param exposed the frames as the camera exposed them; those that were not taken for any role bear an empty one
 */
public record ShotTrace(double fromMillis, double untilMillis, List<TracedLight> lights, List<Exposure> planned,
        List<Exposure> exposed) {
    /**
     * One light.
     *
     * @param levels over time, equally spaced from {@code fromMillis} to {@code untilMillis}
     * @param changes when it may have been changing, by the log and the calibration
     */
    public record TracedLight(String id, boolean flash, double[] levels, List<Switch> switches,
            List<Interval> changes) {}

    /** An edge as planned and as executed, if it was. */
    public record Switch(boolean on, double plannedMillis, OptionalDouble executedMillis) {}

    public record Interval(double fromMillis, double untilMillis) {}

    /** The exposure of all rows of a frame. */
    public record Exposure(String role, double fromMillis, double untilMillis) {
        public double middleMillis() {
            return (fromMillis + untilMillis) / 2;
        }
    }

    /** The frame that was taken for a role. */
    public Optional<Exposure> taken(String role) {
        return exposed.stream().filter(exposure -> exposure.role().equals(role)).findFirst();
    }

    /** Executed edges lie at most so far from where they were planned. */
    double worstEdgeErrorMillis() {
        return lights.stream()
                .flatMap(light -> light.switches().stream())
                .flatMapToDouble(edge -> edge.executedMillis()
                        .stream()
                        .map(executedMillis -> Math.abs(executedMillis - edge.plannedMillis())))
                .max()
                .orElse(0);
    }
}
