package dev.diptych.studio;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.PreviewExecutor;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.studio.fault.EdgeFate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has a shot made by somebody else's outputs, and says beforehand what becomes of its edges behind them. */
final class OutsideShotExecutor implements ShotExecutor {
    private final ShotExecutor outputs;
    private final OutsideSwitches switches;
    private final SwitchedLights lights;

    OutsideShotExecutor(ShotExecutor outputs, OutsideSwitches switches, SwitchedLights lights) {
        this.outputs = outputs;
        this.switches = switches;
        this.lights = lights;
    }

    @Override
    public long edgeUncertaintyNanos() {
        return outputs.edgeUncertaintyNanos();
    }

    @Override
    public long leadNanos() {
        return outputs.leadNanos();
    }

    @Override
    public long longestShotNanos() {
        return outputs.longestShotNanos();
    }

    @Override
    public PendingShot fire(ClearedPlan shot) throws ShotException {
        switches.awaitUntil(lights.clock().nanos());
        switches.expectNothing();
        // Nothing of it has moved yet when this returns: its first edge lies ahead.
        PendingShot pending = outputs.fire(shot);
        Map<Edge, Long> lateNanos = expect(shot);
        return deadlineNanos -> late(pending.awaitLog(deadlineNanos), lateNanos, deadlineNanos);
    }

    private Map<Edge, Long> expect(ClearedPlan shot) {
        ShotFates fates = lights.fatesOf(shot);
        Map<Edge, Long> late = new HashMap<>();
        for (Edge edge : shot.plan().edges()) {
            long askedNanos = shot.instantNanos(edge);
            EdgeFate fate = fates.of(edge, askedNanos);
            long lateNanos = fate.instantNanos() - askedNanos;
            late.put(edge, lateNanos);
            switches.expect(edge, fate, lateNanos);
        }
        return late;
    }

    private ShotLog late(ShotLog log, Map<Edge, Long> lateNanos, long deadlineNanos) throws ShotException {
        List<ExecutedEdge> edges = new ArrayList<>();
        for (ExecutedEdge edge : log.edges()) {
            edges.add(new ExecutedEdge(edge.planned(),
                    edge.instantNanos() + lateNanos.getOrDefault(edge.planned(), 0L), edge.uncertaintyNanos()));
        }
        edges.sort(Comparator.comparingLong(ExecutedEdge::instantNanos));
        lights.awaitMoved(edges.isEmpty() ? lights.clock().nanos() : edges.getLast().instantNanos(), deadlineNanos);
        switches.awaitUntil(lights.clock().nanos());
        return new ShotLog(edges);
    }

    /** What befalls pairs does not befall previews. */
    @Override
    public Optional<PreviewExecutor> previews() {
        return outputs.previews();
    }
}
