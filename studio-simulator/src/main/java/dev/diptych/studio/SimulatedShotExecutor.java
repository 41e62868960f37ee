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
import dev.diptych.studio.fault.EdgeFaults;
import dev.diptych.studio.fault.PairFaults;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.Chair;
import dev.diptych.studio.scene.SceneLights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Switches the simulated lights, each edge a little off, and reports where it truly was to within its uncertainty. The
 * flash has an output of its own as a torch, so that previews can be held.
 */
final class SimulatedShotExecutor implements ShotExecutor {
    private static final long MEASUREMENT_UNCERTAINTY_NANOS = 20_000;
    /** From one edge of a light to the next, at least. */
    private static final long EDGE_SPACING_NANOS = 1_000_000;
    private static final long FORGET_AFTER_NANOS = 5_000_000_000L;

    private final Clock clock;
    private final List<SimulatedLight> lights;
    private final PairFaults faults;
    private final Chair chair;
    private final long jitterNanos;
    private final RandomGenerator random;

    SimulatedShotExecutor(Clock clock, List<SimulatedLight> lights, PairFaults faults, Chair chair,
            double edgeJitterMillis, RandomGenerator random) {
        this.clock = clock;
        this.lights = lights;
        this.faults = faults;
        this.chair = chair;
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
        EdgeFaults befalling = faults.planFires(shot.plan(), shot.zeroNanos(), clock.nanos());
        List<ExecutedEdge> executed = new ArrayList<>();
        Map<String, Long> nextNanos = new HashMap<>();
        for (Edge edge : shot.plan().edges()) {
            long askedNanos = shot.instantNanos(edge) + off(jitterNanos);
            // The edges of a light wait for each other; far enough apart that the log tells their order.
            EdgeFate fate = befalling.befall(edge, EdgeFate.asAsked(edge.level(), askedNanos))
                    .notBefore(nextNanos.getOrDefault(edge.lightId(), Long.MIN_VALUE));
            nextNanos.put(edge.lightId(), fate.instantNanos() + EDGE_SPACING_NANOS);
            executed.add(executed(edge, fate.instantNanos()));
            SimulatedLight light = light(edge.lightId());
            light.forgetBefore(clock.nanos() - FORGET_AFTER_NANOS);
            fate.applyTo(light);
            if (light.id().equals(SceneLights.FLASH_ID) && fate.reachesLight() && fate.level() > 0) {
                chair.flashBegins(fate.instantNanos());
            }
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
            SimulatedLight light = light(edge.lightId());
            light.forgetBefore(clock.nanos() - FORGET_AFTER_NANOS);
            if (edge.level() == (light.restsOn() ? 1 : 0)) {
                // Only later: the light must not come back before it was told to.
                back.add(new SimulatedHold.WayBack(edge, light, Math.abs(off(jitterNanos))));
            } else {
                long instantNanos = preview.instantNanos(edge) + off(jitterNanos);
                light.switchTo(edge.level(), instantNanos);
                away.add(executed(edge, instantNanos));
                if (light.id().equals(SceneLights.FLASH_ID)) {
                    chair.flashBegins(instantNanos);
                }
            }
        }
        return new SimulatedHold(clock, away, back, preview.zeroNanos() + preview.plan().lastEdgeOffsetNanos(),
                untilNanos, this::executed);
    }

    private ExecutedEdge executed(Edge edge, long instantNanos) {
        return new ExecutedEdge(edge, instantNanos + off(MEASUREMENT_UNCERTAINTY_NANOS),
                MEASUREMENT_UNCERTAINTY_NANOS);
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
