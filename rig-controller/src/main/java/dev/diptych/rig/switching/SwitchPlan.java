package dev.diptych.rig.switching;

import java.util.Comparator;
import java.util.List;

/**
 * Switches of lights on a time axis of their own: all that executors need to know, and all that the safety gate judges.
 *
 * @param edges in order of time; at least one
 */
public record SwitchPlan(List<Edge> edges) {
    public SwitchPlan {
        edges = edges.stream().sorted(Comparator.comparingLong(Edge::offsetNanos)).toList();
        if (edges.isEmpty()) {
            throw new IllegalArgumentException("A plan that switches nothing needs no clearance.");
        }
    }

    public long firstEdgeOffsetNanos() {
        return edges.getFirst().offsetNanos();
    }

    public long lastEdgeOffsetNanos() {
        return edges.getLast().offsetNanos();
    }
}
