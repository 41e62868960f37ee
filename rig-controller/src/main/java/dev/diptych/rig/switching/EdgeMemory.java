package dev.diptych.rig.switching;

import dev.diptych.rig.light.LightSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The edges that may still tell of a light's state: each light's latest, and all of the last seconds. */
final class EdgeMemory {
    /** Longer than any light takes to settle. */
    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final List<ExecutedEdge> edges = new ArrayList<>();

    void add(List<ExecutedEdge> executed) {
        edges.addAll(executed);
    }

    /** In no particular order. */
    List<ExecutedEdge> edges() {
        return List.copyOf(edges);
    }

    /** Whether every light has certainly settled by then. */
    boolean allSettledBy(long instantNanos, LightSet lights) {
        return lights.all()
                .stream()
                .flatMap(light -> new LightCertainty(light, edges).transitions().stream())
                .allMatch(transition -> transition.untilNanos() < instantNanos);
    }

    /** Forgets edges of long ago that a later edge of the same light, long ago too, has made meaningless. */
    void forgetSettled(long nowNanos) {
        List<ExecutedEdge> old = edges.stream().filter(edge -> nowNanos - edge.instantNanos() > KEEP_NANOS).toList();
        edges.removeIf(edge -> old.contains(edge)
                && old.stream()
                        .anyMatch(later -> later.lightId().equals(edge.lightId())
                                && later.instantNanos() > edge.instantNanos()));
    }
}
