package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.SafetyGate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** What holds of every overlap plan, over thousands of rigs. */
class OverlapPlannerTest {
    private static final int RIGS = 4_000;
    private static final double MODEST_MS = 0.2;

    @Test
    void everyFrameIsProvableWhateverTheErrorWithinItsBounds() throws Exception {
        for (int seed = 0; seed < RIGS; seed++) {
            RandomRigs rigs = new RandomRigs(seed);
            PlanningInputs inputs = rigs.draw(false, seed % 2 == 0 ? MODEST_MS : 3);
            long uncertaintyNanos = inputs.edgeUncertaintyNanos();

            ShotPlan plan = new OverlapPlanner().plan(inputs);

            assertProvable(inputs, plan, uncertaintyNanos, edge -> 0, "seed " + seed + " on time");
            assertProvable(inputs, plan, 0, edge -> uncertaintyNanos, "seed " + seed + " late");
            assertProvable(inputs, plan, 0, edge -> -uncertaintyNanos, "seed " + seed + " early");
            assertProvable(inputs, plan, 0, edge -> rigs.sign() * uncertaintyNanos, "seed " + seed + " mixed");
        }
    }

    @Test
    void withModestErrorsTheLogMayBeAsUncertainAgain() throws Exception {
        for (int seed = 0; seed < RIGS; seed++) {
            RandomRigs rigs = new RandomRigs(seed);
            PlanningInputs inputs = rigs.draw(false, MODEST_MS);
            long uncertaintyNanos = inputs.edgeUncertaintyNanos();

            ShotPlan plan = new OverlapPlanner().plan(inputs);

            assertProvable(inputs, plan, uncertaintyNanos, edge -> rigs.sign() * uncertaintyNanos, "seed " + seed);
        }
    }

    @Test
    void theGapIsBoundedByFallSpreadAndExposure() throws Exception {
        for (int seed = 0; seed < RIGS; seed++) {
            PlanningInputs inputs = new RandomRigs(seed).draw(false, MODEST_MS);
            long slowestNanos = inputs.lights()
                    .lamps()
                    .stream()
                    .mapToLong(lamp -> lamp.response().offFall().p99_9Nanos() + lamp.response().offDead().widthNanos())
                    .max()
                    .orElseThrow();
            long busyNanos = inputs.timing().readoutNanos()
                    + Math.max(inputs.studio().exposureNanos(), inputs.flash().exposureNanos()) + slowestNanos + ms(5);
            long periodNanos = inputs.timing().framePeriodNanos();

            long gapNanos = new OverlapPlanner().plan(inputs).gapNanos();

            assertTrue(gapNanos <= (Math.ceilDiv(busyNanos, periodNanos) + 1) * periodNanos, "seed " + seed);
        }
    }

    @Test
    void theGapIsNeverLongerThanTheNaiveOneForRelayLamps() throws Exception {
        for (int seed = 0; seed < RIGS; seed++) {
            PlanningInputs inputs = new RandomRigs(seed).draw(true, 3);

            long gapNanos = new OverlapPlanner().plan(inputs).gapNanos();
            long naiveGapNanos = new NaivePlanner().plan(inputs).gapNanos();

            assertTrue(gapNanos <= naiveGapNanos, "seed " + seed + ": " + gapNanos + " > " + naiveGapNanos);
        }
    }

    @Test
    void lampsGoOffBeforeTheStudioFramesEndByTheirDeadTimeAtMost() throws Exception {
        for (int seed = 0; seed < RIGS; seed++) {
            PlanningInputs inputs = new RandomRigs(seed).draw(false, MODEST_MS);

            ShotPlan plan = new OverlapPlanner().plan(inputs);

            long studioEndNanos = plan.frame(FrameRole.STUDIO).window().endNanos();
            for (Light lamp : inputs.lights().lamps()) {
                Edge off = edgesOf(plan, lamp).getFirst();
                assertEquals(0, off.level());
                assertTrue(off.offsetNanos() >= studioEndNanos - lamp.response().offDead().p0_1Nanos(),
                        "seed " + seed + " " + off);
            }
        }
    }

    @Test
    void everyLightIsSwitchedOnceAndEndsAtRest() throws Exception {
        for (int seed = 0; seed < RIGS; seed++) {
            PlanningInputs inputs = new RandomRigs(seed).draw(false, 3);

            ShotPlan plan = new OverlapPlanner().plan(inputs);

            for (Light light : inputs.lights().all()) {
                List<Double> levels = edgesOf(plan, light).stream().map(Edge::level).toList();
                assertEquals(List.of(1 - light.restLevel(), light.restLevel()), levels, "seed " + seed);
            }
            long firstNanos = plan.switches().firstEdgeOffsetNanos();
            if (new SafetyGate(inputs.lights()).clear(plan.switches(), ms(10) - firstNanos,
                    0) instanceof GateDecision.Rejected(Fault fault)) {
                // Caps are for the gate; that a plan contradicts itself is for the planner.
                assertNotEquals(FaultCode.E_PLAN, fault.code(), "seed " + seed + ": " + fault.sentence());
            }
        }
    }

    private static List<Edge> edgesOf(ShotPlan plan, Light light) {
        return plan.edges().stream().filter(edge -> edge.lightId().equals(light.id())).toList();
    }

    /** Executes each edge off by {@code error} and proves every frame, early and late by the phase uncertainty. */
    private static void assertProvable(PlanningInputs inputs, ShotPlan plan, long logUncertaintyNanos,
            ToLongFunction<Edge> error, String what) {
        List<ExecutedEdge> executed = plan.edges()
                .stream()
                .map(edge -> new ExecutedEdge(edge, edge.offsetNanos() + error.applyAsLong(edge), logUncertaintyNanos))
                .toList();
        RoleProof proof = new RoleProof(inputs.lights(), executed);
        for (WantedFrame frame : plan.frames()) {
            for (long slipNanos : new long[]{-inputs.phaseUncertaintyNanos(), 0, inputs.phaseUncertaintyNanos()}) {
                assertEquals(Optional.empty(), proof.objection(frame.role(), frame.window().shiftedBy(slipNanos)),
                        () -> what + " " + frame);
            }
        }
    }
}
