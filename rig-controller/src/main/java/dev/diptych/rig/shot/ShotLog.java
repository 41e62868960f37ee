package dev.diptych.rig.shot;

import java.util.List;

/** What an executor did. */
public record ShotLog(List<ExecutedEdge> edges) {
    public ShotLog {
        edges = List.copyOf(edges);
    }
}
