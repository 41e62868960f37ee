package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.STUDIO;
import static dev.diptych.rig.shot.TestRig.TIMING;
import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.calibration.MeteredLight;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cameras whose frames stall, jump, get lost or are darker than they should be. */
class PairShooterCameraTest extends PairShots {
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

    /** Where the next shot will aim: the spacing decides, and then the next frame. */
    private long nextStudioSequence() {
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
        return executor.fired.getLast().zeroNanos() / TIMING.framePeriodNanos() + 25;
    }
}
