package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.ShotExecutor;
import org.junit.jupiter.api.Test;

/** Executors that fail: what is told of the shot, and what is latched. */
class PairShooterLatchTest extends PairShots {
    @Test
    void aDriverThatBreaksOffLeavesTheRigLatched() {
        ShotExecutor broken = new ShotExecutor() {
            @Override
            public long edgeUncertaintyNanos() {
                return 0;
            }

            @Override
            public long longestShotNanos() {
                return Long.MAX_VALUE;
            }

            @Override
            public PendingShot fire(ClearedPlan shot) {
                throw new IllegalStateException("driver bug");
            }
        };
        PairShooter brokenShooter = shooter(clock, camera, LIGHTS, broken, gate);

        assertThrows(IllegalStateException.class, brokenShooter::shoot);

        ShotOutcome.Refused refused = assertInstanceOf(ShotOutcome.Refused.class, shooter.shoot());
        assertEquals(FaultCode.E_LATCHED, refused.fault().code());
        assertTrue(refused.fault().sentence().contains("driver bug"));
    }

    @Test
    void aSwitchThatMovedLateIsNamed() {
        executor.late = edge -> edge.lightId().equals("key") && edge.level() == 0 ? ms(60) : 0;

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals(FaultCode.E_EDGE_LATE, unproven.fault().code());
        assertTrue(
                unproven.fault()
                        .sentence()
                        .startsWith("\"key\" was switched at least 60.0 ms later than planned: Frame "),
                unproven.fault().sentence());
    }

    @Test
    void aClearanceThatComesTooLateSwitchesNothingAndLatchesNothing() {
        executor.delayNanos = ms(500);

        ShotOutcome.Refused refused = assertInstanceOf(ShotOutcome.Refused.class, shooter.shoot());

        assertEquals(FaultCode.E_TOO_LATE, refused.fault().code());
        executor.delayNanos = 0;
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
    }

    @Test
    void anExecutorThatFailsLatchesItsFirstCause() {
        executor.failsToFire = "The microcontroller does not answer; check its cable.";
        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());
        assertEquals(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "The microcontroller does not answer; check its cable."),
                unproven.fault());

        executor.failsToFire = "Something else.";

        assertLatched("The microcontroller does not answer; check its cable.");
        assertLatched("The microcontroller does not answer; check its cable.");
        assertEquals(1, executor.fired.size());
    }

    @Test
    void anExecutorThatCannotSayWhatItDidLatches() {
        executor.failsToLog = "The log was lost; look at the lights.";

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "The log was lost; look at the lights."),
                unproven.fault());
        assertTrue(!unproven.frames().isEmpty());
        assertLatched("The log was lost; look at the lights.");
    }

    @Test
    void theFirstOfTwoCausesIsToldAndTheUnknownOneLatched() {
        camera.stallsFrom = 14;
        executor.failsToLog = "The log was lost; look at the lights.";

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals(FaultCode.E_CAMERA, unproven.fault().code());
        camera.stallsFrom = Long.MAX_VALUE;
        assertLatched("The log was lost; look at the lights.");
    }

    @Test
    void aLogThatOmitsAnEdgeLatches() {
        executor.logs = edge -> !(edge.lightId().equals("flash") && edge.level() == 0);

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        String sentence = "The executor does not say that it switched \"flash\" to 0.0; look at the light, then clear"
                + " the fault.";
        assertEquals(new Fault(FaultCode.E_OUTCOME_UNKNOWN, sentence), unproven.fault());
        assertLatched(sentence);
    }

    @Test
    void aPersonClearsTheLatchAndItGoesOn() {
        executor.failsToLog = "The log was lost.";
        assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());
        executor.failsToLog = null;

        gate.clearLatch();

        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
    }

    private void assertLatched(String cause) {
        assertEquals(new ShotOutcome.Refused(
                new Fault(FaultCode.E_LATCHED, "The rig refuses to fire until this is cleared: " + cause)),
                shooter.shoot());
    }
}
