package dev.diptych.studio;

import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.rig.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Does something else than it was asked for, by another executor, and logs every edge as it was planned. */
final class RewiredExecutor implements ShotExecutor {
    private final ShotExecutor executor;
    private final Clock clock;
    private final LightSet lights;
    private final Function<Edge, Optional<Edge>> really;

    /** @param really what becomes of an edge; empty for nothing */
    RewiredExecutor(ShotExecutor executor, Clock clock, LightSet lights, Function<Edge, Optional<Edge>> really) {
        this.executor = executor;
        this.clock = clock;
        this.lights = lights;
        this.really = really;
    }

    @Override
    public long edgeUncertaintyNanos() {
        return executor.edgeUncertaintyNanos();
    }

    @Override
    public long longestShotNanos() {
        return executor.longestShotNanos();
    }

    @Override
    public PendingShot fire(ClearedPlan shot) throws ShotException {
        shot.take(clock.nanos());
        List<Edge> edges = shot.plan().edges().stream().flatMap(edge -> really.apply(edge).stream()).toList();
        if (!edges.isEmpty()) {
            // Only a gate makes what executors take; this one has no past.
            switch (new SafetyGate(lights).clear(new SwitchPlan(edges), shot.zeroNanos(), clock.nanos())) {
                case GateDecision.Cleared other -> executor.fire(other.plan());
                case GateDecision.Rejected rejected -> throw new AssertionError(rejected.fault().sentence());
            }
        }
        return deadlineNanos -> {
            clock.sleepUntil(Math.min(deadlineNanos, shot.zeroNanos() + shot.plan().lastEdgeOffsetNanos()));
            return new ShotLog(shot.plan()
                    .edges()
                    .stream()
                    .map(edge -> new ExecutedEdge(edge, shot.instantNanos(edge), edgeUncertaintyNanos()))
                    .toList());
        };
    }
}
