package dev.diptych.studio;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.PreviewExecutor;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.fault.EdgeFate;
import dev.diptych.studio.light.SimulatedLight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Switches the simulated lights, each edge a little off, and reports where it truly was to within its uncertainty. The
 * flash has an output of its own as a torch, so that previews can be held.
 */
final class SimulatedShotExecutor implements ShotExecutor {
    private static final long MEASUREMENT_UNCERTAINTY_NANOS = 20_000;

    private final Clock clock;
    private final SwitchedLights lights;
    private final long jitterNanos;
    private final RandomGenerator random;

    SimulatedShotExecutor(SwitchedLights lights, double edgeJitterMillis, RandomGenerator random) {
        this.clock = lights.clock();
        this.lights = lights;
        this.jitterNanos = Math.round(edgeJitterMillis * 1e6);
        this.random = random;
    }

    @Override
    public long edgeUncertaintyNanos() {
        return jitterNanos + MEASUREMENT_UNCERTAINTY_NANOS;
    }

    @Override
    public long longestShotNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public PendingShot fire(ClearedPlan shot) throws ShotException {
        shot.take(clock.nanos());
        ShotFates fates = lights.fatesOf(shot);
        List<ExecutedEdge> executed = new ArrayList<>();
        for (Edge edge : shot.plan().edges()) {
            EdgeFate fate = fates.of(edge, shot.instantNanos(edge) + off(jitterNanos));
            executed.add(executed(edge, fate.instantNanos()));
            lights.follow(edge.lightId(), fate);
        }
        executed.sort(Comparator.comparingLong(ExecutedEdge::instantNanos));
        return deadlineNanos -> {
            lights.awaitMoved(executed.getLast().instantNanos(), deadlineNanos);
            return new ShotLog(executed);
        };
    }

    @Override
    public Optional<PreviewExecutor> previews() {
        return Optional.of(this::hold);
    }

    /** What befalls pairs does not befall previews. */
    private PreviewExecutor.Hold hold(ClearedPlan preview, long untilNanos) throws ShotException {
        preview.take(clock.nanos());
        List<ExecutedEdge> away = new ArrayList<>();
        List<SimulatedHold.WayBack> back = new ArrayList<>();
        for (Edge edge : preview.plan().edges()) {
            SimulatedLight light = lights.light(edge.lightId());
            if (edge.level() == (light.restsOn() ? 1 : 0)) {
                // Only later: the light must not come back before it was told to.
                back.add(new SimulatedHold.WayBack(edge, light, Math.abs(off(jitterNanos))));
            } else {
                long instantNanos = preview.instantNanos(edge) + off(jitterNanos);
                lights.follow(edge.lightId(), EdgeFate.asAsked(edge.level(), instantNanos));
                away.add(executed(edge, instantNanos));
            }
        }
        return new SimulatedHold(clock, away, back, preview.zeroNanos() + preview.plan().lastEdgeOffsetNanos(),
                untilNanos, this::executed);
    }

    private ExecutedEdge executed(Edge edge, long instantNanos) {
        return new ExecutedEdge(edge, instantNanos + off(MEASUREMENT_UNCERTAINTY_NANOS),
                MEASUREMENT_UNCERTAINTY_NANOS);
    }

    private long off(long halfWidthNanos) {
        return Math.round(halfWidthNanos * (2 * random.nextDouble() - 1));
    }
}
