package dev.diptych.rig.switching;

import java.util.List;
import java.util.Optional;

/** What an executor did. */
public record ShotLog(List<ExecutedEdge> edges) {
    public ShotLog {
        edges = List.copyOf(edges);
    }

    /** How a plan's edge was executed; empty if it was not. */
    public Optional<ExecutedEdge> executed(Edge planned) {
        return edges.stream().filter(edge -> edge.planned().equals(planned)).findFirst();
    }
}
