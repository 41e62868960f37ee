package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.FLASH;
import static dev.diptych.rig.shot.TestRig.STUDIO;
import static dev.diptych.rig.shot.TestRig.TIMING;
import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.response;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs of a rig that works, and when the next may be shot. */
class PairShooterTest extends PairShots {
    @Test
    void shootsAPairAndSchedulesItsExposures() {
        ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());

        long studio = proven.frames().studio().metadata().sequence();
        assertEquals(studio + 4, proven.frames().flash().metadata().sequence());
        assertEquals(studio + 6, proven.frames().dark().metadata().sequence());
        assertEquals(studio * TIMING.framePeriodNanos(), proven.shot().studioReadoutNanos(), 1e3);
        assertEquals(List.of(studio, studio + 1, studio + 2, studio + 3, studio + 4, studio + 5, studio + 6),
                List.copyOf(camera.scheduled.keySet()));
        camera.scheduled
                .forEach((sequence, exposure) -> assertEquals(sequence < studio + 4 ? STUDIO : FLASH, exposure));
        assertEquals(1, executor.fired.size());
    }

    @Test
    void anUnplannableRigIsRefused() {
        ShotSettings tooLong = new ShotSettings(STUDIO, new ExposureSetting(ms(41), 1), 0, 0);
        PairShooter unplannable = new PairShooter(clock, stream(clock, camera),
                new LightControl(clock, LIGHTS, executor, gate), new OverlapPlanner(), tooLong);

        ShotOutcome.Refused refused = assertInstanceOf(ShotOutcome.Refused.class, unplannable.shoot());

        assertEquals(FaultCode.E_PLAN, refused.fault().code());
        assertEquals(List.of(), executor.fired);
    }

    @Test
    void pairsKeepTheirSpacing() {
        for (int i = 0; i < 20; i++) {
            assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
        }

        for (int i = 1; i < 20; i++) {
            long spacingNanos = firstEdgeNanos(executor.fired.get(i)) - firstEdgeNanos(executor.fired.get(i - 1));
            assertTrue(spacingNanos >= ms(1_000), "shot " + i);
            // As early as the gate and the next frame allow.
            assertTrue(spacingNanos < ms(1_000) + TIMING.framePeriodNanos(), "shot " + i + " " + spacingNanos);
        }
    }

    @Test
    void aShotWaitsUntilTheLampsOfTheOneBeforeHaveRisen() {
        LightSet slow = lights(lamp("key", response(300, 80, 100, 3_000)), torch());
        PairShooter patient = shooter(clock, camera, slow, executor, new SafetyGate(slow));

        assertInstanceOf(ShotOutcome.Proven.class, patient.shoot());
        assertInstanceOf(ShotOutcome.Proven.class, patient.shoot());

        assertWaitsForTheKey(3_100);
    }

    @Test
    void afterAnUnknownOutcomeTheLampsAreWaitedForAsWell() {
        LightSet slow = lights(lamp("key", response(300, 80, 100, 3_000)), torch());
        SafetyGate slowGate = new SafetyGate(slow);
        PairShooter patient = shooter(clock, camera, slow, executor, slowGate);
        executor.failsToLog = "The log was lost.";
        assertInstanceOf(ShotOutcome.Unproven.class, patient.shoot());
        executor.failsToLog = null;
        slowGate.clearLatch();

        assertInstanceOf(ShotOutcome.Proven.class, patient.shoot());

        assertWaitsForTheKey(3_100);
    }

    /** With a slow lamp the first edge decides how early a shot can be, with a quick one the camera's control. */
    @ParameterizedTest
    @ValueSource(doubles = {300, 30})
    void aBusyComputerIsNeverTooLate(double deadMs) {
        Clock busy = new BusyClock();
        ScriptedExecutor punctual = new ScriptedExecutor(busy);
        LightSet lights = lights(lamp("key", response(deadMs, 20, 8, 5)), torch());
        PairShooter busyShooter = shooter(busy, new ScriptedCamera(busy), lights, punctual, new SafetyGate(lights));

        for (int i = 0; i < 1_000; i++) {
            // Wherever between two frames the request comes.
            busy.sleepUntil(busy.nanos() + ms(2_000 + 0.37 * i));
            assertInstanceOf(ShotOutcome.Proven.class, busyShooter.shoot(), "shot " + i);
        }
    }

    @Test
    void aThousandPairsAreAllProven() {
        for (int i = 0; i < 1_000; i++) {
            assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot(), "shot " + i);
        }
    }

    /** From the last edge of the first of two shots, the key's "on", to the first edge of the second. */
    private void assertWaitsForTheKey(double millis) {
        ClearedPlan before = executor.fired.get(0);
        Edge on = before.plan().edges().getLast();
        assertEquals("key", on.lightId());
        assertTrue(firstEdgeNanos(executor.fired.get(1)) >= before.instantNanos(on) + ms(millis));
    }

    private static long firstEdgeNanos(ClearedPlan shot) {
        return shot.zeroNanos() + shot.plan().firstEdgeOffsetNanos();
    }
}
