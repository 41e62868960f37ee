package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.shot.FrameRole;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.ShotPlan;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.time.Clock;
import org.junit.jupiter.api.Test;

class SimulatedShotExecutorTest {
    private static final long STUDIO_READOUT_NANOS = 2_000_000_000;

    private final StudioRig rig = new StudioRig(StudioGrade.TYPICAL, LampKind.RELAY, 1);
    private final Clock clock = rig.studio.clock();

    private ShotExecutor.PendingShot fire(ShotPlan plan) throws ShotException {
        GateDecision.Cleared cleared = assertInstanceOf(GateDecision.Cleared.class,
                new SafetyGate(rig.lights).clear(plan.switches(), STUDIO_READOUT_NANOS, clock.nanos()));
        return rig.studio.executor().fire(cleared.plan());
    }

    private ShotPlan plan() throws Exception {
        return new OverlapPlanner().plan(rig.shooter.planningInputs());
    }

    @Test
    void firingReturnsAtOnceAndTheLogWaitsForTheLastEdge() throws Exception {
        ShotPlan plan = plan();

        ShotExecutor.PendingShot pending = fire(plan);
        assertEquals(0, clock.nanos());
        ShotLog log = pending.awaitLog(Long.MAX_VALUE);

        long lastNanos = STUDIO_READOUT_NANOS + plan.switches().lastEdgeOffsetNanos();
        assertTrue(Math.abs(clock.nanos() - lastNanos) <= rig.studio.executor().edgeUncertaintyNanos());
        for (int i = 0; i < plan.edges().size(); i++) {
            assertTrue(log.executed(plan.edges().get(i)).isPresent(), "edge " + i);
            assertTrue(i == 0 || log.edges().get(i).instantNanos() >= log.edges().get(i - 1).instantNanos());
        }
    }

    @Test
    void logIsNotToldBeforeItHasHappened() throws Exception {
        ShotExecutor.PendingShot pending = fire(plan());

        ShotException early = assertThrows(ShotException.class, () -> pending.awaitLog(1_000_000));

        assertEquals("The shot's log was asked for before its last switch had moved; wait longer.",
                early.getMessage());
        assertEquals(1_000_000, clock.nanos());
    }

    @Test
    void firingSwitchesTheLightsOfTheStudio() throws Exception {
        ShotPlan plan = plan();

        fire(plan);

        StudioTruth truth = rig.studio.truth();
        long flashMiddleNanos = STUDIO_READOUT_NANOS
                + plan.frame(FrameRole.FLASH).window().middleNanos();
        assertEquals(1, truth.levelAt("high-left", STUDIO_READOUT_NANOS), 1e-9);
        assertEquals(0, truth.levelAt("high-left", flashMiddleNanos), 1e-9);
        assertEquals(0, truth.levelAt("flash", STUDIO_READOUT_NANOS), 1e-9);
        assertTrue(truth.levelAt("flash", flashMiddleNanos) > 0.99);
    }
}
