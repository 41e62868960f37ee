package dev.diptych.studio;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.light.SimulatedLight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Switches the simulated lights, each edge a little off, and reports where it truly was to within its uncertainty. */
final class SimulatedShotExecutor implements ShotExecutor {
    private static final long MEASUREMENT_UNCERTAINTY_NANOS = 20_000;
    private static final long FORGET_AFTER_NANOS = 5_000_000_000L;

    private final Clock clock;
    private final List<SimulatedLight> lights;
    private final long jitterNanos;
    private final RandomGenerator random;

    SimulatedShotExecutor(Clock clock, List<SimulatedLight> lights, double edgeJitterMillis, RandomGenerator random) {
        this.clock = clock;
        this.lights = lights;
        this.jitterNanos = Math.round(edgeJitterMillis * 1e6);
        this.random = random;
    }

    @Override
    public long edgeUncertaintyNanos() {
        return jitterNanos + MEASUREMENT_UNCERTAINTY_NANOS;
    }

    @Override
    public PendingShot fire(ClearedPlan shot) throws ShotException {
        shot.take(clock.nanos());
        List<ExecutedEdge> executed = new ArrayList<>();
        for (Edge edge : shot.plan().edges()) {
            long trueNanos = shot.instantNanos(edge) + off(jitterNanos);
            executed.add(new ExecutedEdge(edge, trueNanos + off(MEASUREMENT_UNCERTAINTY_NANOS),
                    MEASUREMENT_UNCERTAINTY_NANOS));
            SimulatedLight light = light(edge.lightId());
            light.forgetBefore(clock.nanos() - FORGET_AFTER_NANOS);
            light.switchTo(edge.level(), trueNanos);
        }
        executed.sort(Comparator.comparingLong(ExecutedEdge::instantNanos));
        long doneNanos = executed.getLast().instantNanos();
        return deadlineNanos -> {
            clock.sleepUntil(Math.min(doneNanos, deadlineNanos));
            if (clock.nanos() < doneNanos) {
                throw new ShotException("The shot's log was asked for before its last switch had moved; wait longer.");
            }
            return new ShotLog(executed);
        };
    }

    private SimulatedLight light(String id) {
        return lights.stream()
                .filter(light -> light.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The studio has no light \"" + id + "\"."));
    }

    private long off(long halfWidthNanos) {
        return Math.round(halfWidthNanos * (2 * random.nextDouble() - 1));
    }
}
