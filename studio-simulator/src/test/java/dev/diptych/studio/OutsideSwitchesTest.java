package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.fault.StudioFault;
import dev.diptych.studio.scene.SceneLights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutsideSwitchesTest {
    private static final long ZERO_NANOS = 2_000_000_000;

    private final StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.RELAY, 1);
    private final Clock clock = rig.studio.clock();
    private final List<Long> awaited = new ArrayList<>();
    private final OutsideSwitches outside = rig.studio.switchedFromOutside(awaited::add);
    private SwitchPlan plan = new SwitchPlan(List.of(new Edge("flash", 1, 0)));

    @BeforeEach
    void makePlan() throws Exception {
        plan = new OverlapPlanner().plan(rig.shooter.planningInputs()).switches();
    }

    /** Outputs that move as they are told, a tenth of a millisecond late, and say so. */
    private final class Outputs implements ShotExecutor {
        @Override
        public long edgeUncertaintyNanos() {
            return 1_000;
        }

        @Override
        public long longestShotNanos() {
            return Long.MAX_VALUE;
        }

        @Override
        public PendingShot fire(ClearedPlan shot) {
            List<ExecutedEdge> log = new ArrayList<>();
            for (Edge edge : shot.plan().edges()) {
                long atNanos = shot.instantNanos(edge) + 100_000;
                outside.moved(edge.lightId(), edge.level(), atNanos);
                log.add(new ExecutedEdge(edge, atNanos, 1_000));
            }
            return deadlineNanos -> new ShotLog(log);
        }
    }

    private ShotLog fire() throws Exception {
        GateDecision.Cleared cleared = assertInstanceOf(GateDecision.Cleared.class,
                new SafetyGate(rig.lights).clear(plan, ZERO_NANOS, clock.nanos()));
        return outside.behind(new Outputs()).fire(cleared.plan()).awaitLog(Long.MAX_VALUE);
    }

    private Edge first(String lightId) {
        return plan.edges().stream().filter(edge -> edge.lightId().equals(lightId)).findFirst().orElseThrow();
    }

    private double levelAfter(Edge edge, long nanos) {
        return rig.studio.truth().levelAt(edge.lightId(), ZERO_NANOS + edge.offsetNanos() + nanos);
    }

    @Test
    void lightsFollowTheOutputsAndTheLogIsTheirs() throws Exception {
        ShotLog log = fire();

        for (ExecutedEdge edge : log.edges()) {
            assertEquals(ZERO_NANOS + edge.planned().offsetNanos() + 100_000, edge.instantNanos());
        }
        assertEquals(0, levelAfter(first(SceneLights.FLASH_ID), 0));
        assertTrue(levelAfter(first(SceneLights.FLASH_ID), 5_000_000) > 0.9);
    }

    @Test
    void aFlashThatFailsStaysDarkAndTheLogDoesNotKnow() throws Exception {
        rig.studio.beginPair(List.of(StudioFault.FLASH_FAILS));

        ShotLog log = fire();

        assertEquals(plan.edges().size(), log.edges().size());
        assertEquals(0, levelAfter(first(SceneLights.FLASH_ID), 5_000_000));
        assertEquals(List.of(StudioFault.FLASH_FAILS), rig.studio.endPair());
    }

    @Test
    void aSwitchThatMovesLateIsLateInTheLogAndInTheLight() throws Exception {
        rig.studio.beginPair(List.of(StudioFault.LATE_EDGES));

        List<ExecutedEdge> late = fire().edges()
                .stream()
                .filter(edge -> edge.instantNanos() > ZERO_NANOS + edge.planned().offsetNanos() + 1_000_000)
                .toList();

        assertTrue(!late.isEmpty());
        for (ExecutedEdge edge : late) {
            if (edge.lightId().equals(SceneLights.FLASH_ID) && edge.level() > 0) {
                assertEquals(0, rig.studio.truth().levelAt(SceneLights.FLASH_ID, edge.instantNanos()));
            }
        }
        assertEquals(List.of(StudioFault.LATE_EDGES), rig.studio.endPair());
    }

    @Test
    void aFrameIsExposedWhenTheSwitchesUpToItsLastRowAreKnown() throws Exception {
        long readoutNanos = rig.studio.camera().awaitFrame(1_000_000_000).metadata().timestampNanos();

        assertTrue(
                awaited.stream().anyMatch(until -> until >= readoutNanos + rig.studio.camera().timing().readoutNanos()),
                awaited.toString());
    }

    @Test
    void anOutputThatIsSetToWhatItIsMovesNoLight() throws Exception {
        String lamp = SceneLights.LAMP_IDS.getFirst();
        outside.moved(lamp, 1, 1_000_000);
        outside.awaitUntil(1_000_000);

        assertEquals(1, rig.studio.truth().levelAt(lamp, 500_000_000));
    }
}
