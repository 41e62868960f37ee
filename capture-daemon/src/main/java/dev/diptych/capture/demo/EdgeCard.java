package dev.diptych.capture.demo;

import dev.diptych.capture.report.EdgeTrace;
import dev.diptych.rig.mcu.EdgeError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pair's edges as its board made them, for the report and for the JSON document. */
final class EdgeCard {
    private EdgeCard() {
    }

    /** Empty without a board, or if nothing was fired. */
    static Optional<EdgeTrace> of(List<EdgeError> edges) {
        return edges.isEmpty()
                ? Optional.empty()
                : Optional.of(new EdgeTrace(edges.stream()
                        .map(edge -> new EdgeTrace.Made(edge.lightId(), edge.level() > 0, edge.offsetNanos() / 1e6,
                                Integer.toUnsignedLong(edge.commandedTicks()),
                                Integer.toUnsignedLong(edge.executedTicks()), edge.errorUs()))
                        .toList(),
                        edges.stream().mapToLong(EdgeError::hostBoundNanos).max().orElseThrow() / 1e3));
    }

    static @Nullable List<DemoResult.EdgeFacts> facts(List<EdgeError> edges) {
        return edges.isEmpty()
                ? null
                : edges.stream()
                        .map(edge -> new DemoResult.EdgeFacts(edge.lightId(), edge.level(), edge.offsetNanos() / 1e6,
                                Integer.toUnsignedLong(edge.commandedTicks()),
                                Integer.toUnsignedLong(edge.executedTicks()), edge.errorUs(),
                                edge.hostBoundNanos() / 1e3))
                        .toList();
    }
}
