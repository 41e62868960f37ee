package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.FLASH;
import static dev.diptych.rig.shot.TestRig.STUDIO;
import static dev.diptych.rig.shot.TestRig.TIMING;
import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.response;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.calibration.MeteredLight;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.VirtualClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flash frame of this rig's plans is 4 frames after the studio frame, the dark frame 6. */
class PairShooterTest {
    private static final LightSet LIGHTS = lights(relayLamp("key"), torch());
    private static final ShotSettings SETTINGS = new ShotSettings(STUDIO, FLASH, ms(0.05), 0);

    private final Clock clock = new VirtualClock();
    private final ScriptedCamera camera = new ScriptedCamera(clock);
    private final ScriptedExecutor executor = new ScriptedExecutor(clock);
    private final SafetyGate gate = new SafetyGate(LIGHTS);
    private final PairShooter shooter = shooter(clock, camera, LIGHTS, executor, gate);

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
    void aDriverThatBreaksOffLeavesTheRigLatched() {
        ShotExecutor broken = new ShotExecutor() {
            @Override
            public long edgeUncertaintyNanos() {
                return 0;
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
    void aCameraThatStallsIsRefusedAndNothingFires() {
        camera.stallsFrom = 2;

        assertEquals(new ShotOutcome.Refused(new Fault(FaultCode.E_CAMERA, ScriptedCamera.STALLED)), shooter.shoot());
        assertEquals(List.of(), executor.fired);

        camera.stallsFrom = Long.MAX_VALUE;
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
    }

    @Test
    void stampsOfUnknownMeaningAreRefusedAndNothingFires() {
        camera.meaning = TimestampMeaning.UNKNOWN;

        assertEquals(new ShotOutcome.Refused(new Fault(FaultCode.E_CAMERA, "The camera does not say what its timestamps"
                + " mark, so its frames cannot be placed in time; calibrate the camera's timestamp.")),
                shooter.shoot());
        assertEquals(List.of(), executor.fired);
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
    void afterAStallInTheShotTheCameraIsStartedAgainAndTheLogIsKept() {
        camera.stallsFrom = 14;

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals(new Fault(FaultCode.E_CAMERA, ScriptedCamera.STALLED), unproven.fault());
        assertEquals(unproven.shot().plan().edges(),
                unproven.shot().log().edges().stream().map(ExecutedEdge::planned).toList());
        assertTrue(!unproven.frames().isEmpty());
        camera.stallsFrom = Long.MAX_VALUE;
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
        assertEquals(2, camera.starts);
    }

    @Test
    void aTimestampThatJumpsInTheShotProvesNothingAndTheNextShotIsAsGoodAsEver() {
        long studio = nextStudioSequence();
        for (long frame = studio + 2; frame < studio + 4; frame++) {
            camera.offNanos.put(frame, ms(7));
        }

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals(new Fault(FaultCode.E_TIMESTAMP, "The timestamp of frame " + (studio + 2) + " lies 7.0 ms off the"
                + " camera's pace, so no frame of the shot can be placed in time; take the pair again."),
                unproven.fault());
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
    }

    @Test
    void timestampsThatStayOffTheirPaceAreRefusedUntilSomethingElseShowsThatTheyFit() {
        long studio = nextStudioSequence();
        for (long frame = studio + 2; frame < studio + 1_000; frame++) {
            camera.offNanos.put(frame, ms(-7));
        }
        assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        ShotOutcome.Refused refused = assertInstanceOf(ShotOutcome.Refused.class, shooter.shoot());

        assertEquals(FaultCode.E_TIMESTAMP, refused.fault().code());
        assertTrue(refused.fault().sentence().startsWith("The camera's timestamps lie -7.0 ms off the pace"),
                refused.fault().sentence());
    }

    @Test
    void aPictureDarkerThanMeteredIsRefusedBeforeAnythingIsSwitched() {
        MeteredLight light = new MeteredLight(0.1 / STUDIO.sensitivity(), 0.01 / STUDIO.sensitivity());
        shooter.compareWith(Optional.of(light));
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
        camera.value = 80;
        int fired = executor.fired.size();
        long beforeNanos = clock.nanos();

        ShotOutcome.Refused refused = assertInstanceOf(ShotOutcome.Refused.class, shooter.shoot());

        assertEquals(FaultCode.E_LIGHT_DARK, refused.fault().code());
        assertTrue(refused.fault().sentence().contains("has 80 % of the light that was metered: a lamp is dark"),
                refused.fault().sentence());
        assertEquals(fired, executor.fired.size());
        assertTrue(clock.nanos() - beforeNanos < ms(2_500), "a lamp that comes back is waited for, but not for ever");
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
    void aCameraThatStartsAgainInTheShotDoesNotKeepAnyoneWaiting() {
        for (int i = 0; i < 5; i++) {
            assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
        }
        camera.startsAgainAt = executor.fired.getLast().zeroNanos() / TIMING.framePeriodNanos() + 26;
        long beforeNanos = clock.nanos();

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals(FaultCode.E_CAMERA, unproven.fault().code());
        assertTrue(clock.nanos() - beforeNanos < ms(4_000), "took " + (clock.nanos() - beforeNanos) / 1e6 + " ms");
        gate.clearLatch();
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
    void droppedFramesAreToldAndTheNextPairIsFine() {
        for (int framesAfterStudio : new int[]{4, 6}) {
            long studio = nextStudioSequence();
            camera.dropped.add(studio + framesAfterStudio);

            ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

            assertEquals(FaultCode.E_FRAME_DROPPED, unproven.fault().code());
            assertEquals(studio, executor.fired.getLast().zeroNanos() / TIMING.framePeriodNanos());
            assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
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

    private static PairShooter shooter(Clock clock, ScriptedCamera camera, LightSet lights, ShotExecutor executor,
            SafetyGate gate) {
        return new PairShooter(clock, stream(clock, camera), new LightControl(clock, lights, executor, gate),
                new OverlapPlanner(), SETTINGS);
    }

    private static FrameStream stream(Clock clock, ScriptedCamera camera) {
        FrameStream stream = new FrameStream(clock, camera, TimestampReading.AS_STATED);
        try {
            stream.start(STUDIO);
        } catch (CameraException e) {
            throw new AssertionError(e);
        }
        return stream;
    }

    private void assertLatched(String cause) {
        assertEquals(new ShotOutcome.Refused(
                new Fault(FaultCode.E_LATCHED, "The rig refuses to fire until this is cleared: " + cause)),
                shooter.shoot());
    }

    /** From the last edge of the first of two shots, the key's "on", to the first edge of the second. */
    private void assertWaitsForTheKey(double millis) {
        ClearedPlan before = executor.fired.get(0);
        Edge on = before.plan().edges().getLast();
        assertEquals("key", on.lightId());
        assertTrue(firstEdgeNanos(executor.fired.get(1)) >= before.instantNanos(on) + ms(millis));
    }

    /** Where the next shot will aim: the spacing decides, and then the next frame. */
    private long nextStudioSequence() {
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
        return executor.fired.getLast().zeroNanos() / TIMING.framePeriodNanos() + 25;
    }

    private static long firstEdgeNanos(ClearedPlan shot) {
        return shot.zeroNanos() + shot.plan().firstEdgeOffsetNanos();
    }
}
