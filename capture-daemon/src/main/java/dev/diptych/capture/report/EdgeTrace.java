package dev.diptych.capture.report;

import java.util.List;

/**
 * A shot's edges as a board made them.
 *
 * @param hostBoundUs how far off the instants may be that the host has of them, in microseconds
 */
public record EdgeTrace(List<Made> edges, double hostBoundUs) {
    /**
     * An edge.
     *
     * @param plannedMillis from the shot's zero
     * @param commandedTicks of the board's clock
     * @param errorUs by how much later it was made than commanded, in microseconds
     */
    public record Made(String light, boolean on, double plannedMillis, long commandedTicks, long executedTicks,
            double errorUs) {}

    public EdgeTrace {
        edges = List.copyOf(edges);
    }

    double worstUs() {
        return edges.stream().mapToDouble(edge -> Math.abs(edge.errorUs())).max().orElse(0);
    }
}
