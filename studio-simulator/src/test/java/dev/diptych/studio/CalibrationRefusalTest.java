package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.calibration.CalibrationRefusal.Code;
import dev.diptych.rig.calibration.CalibrationRefusal;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every refusal of a calibration, by a rig in which that is wrong. */
class CalibrationRefusalTest {
    private final CalibrationRig rig = new CalibrationRig(StudioGrade.TYPICAL, LampKind.RELAY, 5, 320, 240, 8);

    @Test
    void aLampThatIsNotConnectedIsOutOfView() {
        rewired(edge -> edge.lightId().equals("high-left") ? Optional.empty() : Optional.of(edge));

        refused(Code.OUT_OF_VIEW, "\"high-left\"", "check its cable");
    }

    @Test
    void aFlashThatIsNotConnectedIsOutOfView() {
        rewired(edge -> edge.lightId().equals("flash") ? Optional.empty() : Optional.of(edge));

        refused(Code.OUT_OF_VIEW, "\"flash\"", "check its cable");
    }

    @Test
    void aSaturatedPictureHidesLight() {
        rig.studioExposure = new ExposureSetting(30_000_000, 4);

        refused(Code.SATURATED, "saturated", "shorten the studio exposure");
    }

    @Test
    void aDarkPictureShowsNothing() {
        rig.studioExposure = new ExposureSetting(200_000, 1);

        refused(Code.TOO_DARK, "lengthen the studio exposure");
    }

    @Test
    void somebodyInTheChairIsNotSteady() {
        rig.studio.seat(new MovingStripes(320, 240));

        refused(Code.NOT_STEADY, "leave the chair");
    }

    @Test
    void aLampThatItsCapDoesNotLetSettleIsRefused() {
        rig.cap("front-right", new OutputCap(400_000_000, 0.8, 10_000_000_000L));

        CalibrationRefusal refusal = rig.refused();

        assertEquals(Code.DOES_NOT_SETTLE, refusal.code(), refusal.sentence());
        assertTrue(refusal.sentence().contains("\"front-right\""), refusal.sentence());
    }

    @Test
    void framesThatComeTooSeldomAreTooSlow() {
        CalibrationRig slow = new CalibrationRig(StudioGrade.TYPICAL, LampKind.DMX, 5, 320, 240, 8);
        slow.camera = new SlowCamera(slow.camera, 12);

        CalibrationRefusal refusal = slow.refused();

        assertEquals(Code.FRAMES_TOO_SLOW, refusal.code(), refusal.sentence());
        assertTrue(refusal.sentence().contains("use a faster mode of the camera"), refusal.sentence());
    }

    @Test
    void aLampThatAnswersDifferentlyEachTimeIsNotRepeatable() {
        Random random = new Random(1);
        rewired(edge -> Optional.of(edge.lightId().equals("front-left") && edge.level() == 0
                ? new Edge(edge.lightId(), edge.level(), edge.offsetNanos() + random.nextLong(100_000_000))
                : edge));

        refused(Code.NOT_REPEATABLE, "\"front-left\"", "loose contact");
    }

    @Test
    void aRippleThatRowsWouldTakeForTheLampsIsFlicker() {
        CalibrationRig rippling = new CalibrationRig(StudioGrade.TYPICAL, LampKind.RELAY, 5, 320, 240, 8, 100, 0.2);

        CalibrationRefusal refusal = rippling.refused();

        assertEquals(Code.FLICKER, refusal.code(), refusal.sentence());
        assertTrue(refusal.sentence().contains("use drivers that do not flicker"), refusal.sentence());
    }

    @Test
    void aClockThatIsNotTheRigsIsToldByTheFlash() {
        rig.camera = new RestampingCamera(rig.camera, frame -> frame.timestampNanos() - 50_000_000);

        refused(Code.TIMESTAMPS, "\"flash\"", "check the driver");
    }

    @Test
    void aCameraThatStallsIsTheRigsFault() {
        rig.camera = new DecoratedCamera(rig.camera) {
            @Override
            public Frame awaitFrame(long deadlineNanos) throws CameraException {
                rig.clock.sleepUntil(deadlineNanos);
                throw new CameraException("The camera delivered no frame; check its cable.");
            }
        };

        refused(Code.RIG, "The camera delivered no frame; check its cable.");
    }

    @Test
    void aRoomThatIsNotDarkIsTooBright() {
        rig.studio.seat(new BrightRoom(320, 240, 0.15f));

        refused(Code.ROOM_TOO_BRIGHT, "draw the curtains");
    }

    @Test
    void aLatchedGateIsTheRigsFault() {
        rig.gate.latch(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "Look at the lights."));

        refused(Code.RIG, "Look at the lights.");
    }

    private void rewired(Function<Edge, Optional<Edge>> really) {
        rig.executor = new RewiredExecutor(rig.executor, rig.clock, rig.lights, really);
    }

    private void refused(Code code, String... words) {
        CalibrationRefusal refusal = rig.refused();
        assertEquals(code, refusal.code(), refusal.sentence());
        for (String word : words) {
            assertTrue(refusal.sentence().contains(word), refusal.sentence());
        }
    }
}
