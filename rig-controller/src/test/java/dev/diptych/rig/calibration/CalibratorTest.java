package dev.diptych.rig.calibration;

import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.OutputCap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole calibrations of a rig whose every light is known. */
class CalibratorTest {
    private static final double MS = 1e6;

    private static void assertMeasured(RampLight truth, MeasuredLight measured) {
        assertEquals(truth.id, measured.lightId());
        assertMeasured(truth.off, measured.off(), truth.id + " off");
        assertMeasured(truth.on, measured.on(), truth.id + " on");
    }

    private static void assertMeasured(RampLight.Answer truth, MeasuredChange measured, String what) {
        // From 0.5 % to 99.5 % of a straight line.
        assertEquals(truth.deadMs() + 0.005 * truth.lengthMs(), measured.dead().meanNanos() / MS,
                0.2 + 0.01 * truth.lengthMs(), what);
        assertEquals(0.99 * truth.lengthMs(), measured.length().meanNanos() / MS, 0.3 + 0.03 * truth.lengthMs(), what);
        assertTrue(measured.dead().sdNanos() < 0.5 * MS, () -> what + " " + measured.dead());
    }

    private static void assertAllMeasured(KnownRig rig, Calibration calibration) {
        assertMeasured(rig.key, calibration.find("key").orElseThrow());
        assertMeasured(rig.fill, calibration.find("fill").orElseThrow());
        assertMeasured(rig.flash, calibration.find("flash").orElseThrow());
        assertEquals(KnownRig.KEY, calibration.find("key").orElseThrow().share(), 0.002);
        assertEquals(KnownRig.FILL, calibration.find("fill").orElseThrow().share(), 0.002);
        assertEquals(KnownRig.FLASH, calibration.find("flash").orElseThrow().share(), 0.002);
        assertEquals(KnownRig.ROOM, calibration.room().lightRatio(), 0.002);
    }

    @Test
    void findsEveryLightAndTheRoom() {
        KnownRig rig = new KnownRig();

        Calibration calibration = rig.measured();

        assertAllMeasured(rig, calibration);
        assertEquals(8, calibration.room().repeats());
        assertEquals(0, calibration.flicker().hertz());
        calibration.lights().forEach(light -> assertEquals(0, light.droopRatio(), 0.002, light.lightId()));
        assertEquals(new CalibratedCamera(1, RowCamera.ROWS, ms(33.3), ms(18)), calibration.camera());
    }

    @ParameterizedTest
    @EnumSource(TimestampMeaning.class)
    void findsWhatTheTimestampsMarkWhateverTheDriverSays(TimestampMeaning stated) {
        KnownRig rig = new KnownRig();
        RowCamera honest = rig.camera;
        // A driver that says this of timestamps that mark the readout.
        rig.camera = new RowCamera(rig.clock, honest.timing(), TimestampMeaning.READOUT_START, honest.scene, stated);

        MeasuredTimestamps timestamps = rig.measured().timestamps();

        assertEquals(stated, timestamps.stated());
        assertEquals(TimestampMeaning.READOUT_START, timestamps.measured());
        assertEquals(0.5, timestamps.offsetNanos() / MS, 0.2);
        assertEquals(2 * MS, timestamps.exposureStepNanos());
    }

    @Test
    void rowsThatSeeNoLightDoNotMatter() {
        KnownRig rig = new KnownRig();
        for (int row : new int[]{0, 1, 7, 12, 23}) {
            rig.rows[row] = 0;
        }

        assertAllMeasured(rig, rig.measured());
    }

    /** Relays before a torch: its light changes in other frames than its switch. */
    @ParameterizedTest
    @ValueSource(doubles = {3, 9, 15, 19})
    void aFlashThatAnswersLateIsMeasured(double deadMs) {
        KnownRig rig = new KnownRig(new RampLight.Answer(deadMs / 2, 0.5, 0), new RampLight.Answer(deadMs, 0.5, 0));

        assertAllMeasured(rig, rig.measured());
    }

    /** In half of the room nothing is dark at any time; what the lamps do not account for is the room. */
    @Test
    void theRoomIsFoundAlsoWhereCapsKeepTheLampsApart() {
        KnownRig rig = new KnownRig();
        rig.lampCap = new OutputCap(ms(650), 0.8, ms(10_000));

        Calibration calibration = rig.measured();

        assertTrue(rig.executor.fired.stream()
                .noneMatch(plan -> plan.plan().edges().stream().anyMatch(edge -> edge.lightId().equals("key"))
                        && plan.plan().edges().stream().anyMatch(edge -> edge.lightId().equals("fill"))));
        assertAllMeasured(rig, calibration);
    }

    @Test
    void aFewDroppedFramesDoNotMatter() {
        KnownRig rig = new KnownRig();
        rig.camera.dropped = readoutNanos -> new Random(readoutNanos).nextInt(50) == 0;

        Calibration calibration = rig.measured();

        assertAllMeasured(rig, calibration);
    }

    @Test
    void whereHardlyAnyFrameArrivesTheCameraIsNamed() {
        KnownRig rig = new KnownRig();
        rig.camera.dropped = readoutNanos -> new Random(readoutNanos).nextInt(10) < 7;

        CalibrationRefusal refusal = rig.refused();

        assertEquals(CalibrationRefusal.Code.NOT_REPEATABLE, refusal.code());
        assertTrue(refusal.sentence().contains("camera drop"), refusal::sentence);
    }

    /** For a second in every twenty the timestamps are off. */
    @ParameterizedTest
    @ValueSource(doubles = {-20, 3, 60})
    void measurementsInWhichTimestampsJumpedAreDoneAgain(double jumpMs) {
        KnownRig rig = new KnownRig();
        rig.camera.stampOffNanos = readoutNanos -> readoutNanos % ms(20_000) < ms(1_000) ? ms(jumpMs) : 0;

        assertAllMeasured(rig, rig.measured());
    }

    @Test
    void timestampsThatJumpAndStayThereAreRefused() {
        KnownRig rig = new KnownRig();
        rig.camera.stampOffNanos = readoutNanos -> readoutNanos > ms(60_000) ? -ms(12) : 0;

        CalibrationRefusal refusal = rig.refused();

        assertEquals(CalibrationRefusal.Code.TIMESTAMPS, refusal.code());
        assertTrue(refusal.sentence().contains("left their pace"), refusal::sentence);
    }

    @Test
    void timestampsThatJumpAgainAndAgainAreRefused() {
        KnownRig rig = new KnownRig();
        rig.camera.stampOffNanos = readoutNanos -> readoutNanos / ms(700) % 2 == 0 ? -ms(4) : 0;

        CalibrationRefusal refusal = rig.refused();

        assertEquals(CalibrationRefusal.Code.TIMESTAMPS, refusal.code());
        assertTrue(refusal.sentence().contains("jump"), refusal::sentence);
    }

    @Test
    void aGlobalShutterShowsNoTimeWithinAFrame() {
        KnownRig rig = new KnownRig();
        rig.camera = new RowCamera(rig.clock, new FrameTiming(ms(33.3), ms(0.2)), TimestampMeaning.READOUT_START,
                rig.camera.scene, TimestampMeaning.READOUT_START);

        CalibrationRefusal refusal = rig.refused();

        assertEquals(CalibrationRefusal.Code.FRAMES_TOO_SLOW, refusal.code());
        assertTrue(refusal.sentence().contains("\"flash\"") && refusal.sentence().contains("rolling shutter"),
                refusal::sentence);
    }

    @Test
    void tellsHowFarItIsAndClosesTheCamera() {
        KnownRig rig = new KnownRig();
        List<Integer> told = new ArrayList<>();
        List<String> what = new ArrayList<>();
        rig.listener = (measured, step, steps) -> {
            assertEquals(8 + 3 + 3, steps);
            told.add(step);
            what.add(measured);
        };

        rig.measured();

        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14), told);
        assertEquals(List.of("the picture", "flicker", "the camera's timestamps", "key", "fill", "flash", "all lights"),
                what.subList(0, 7));
        assertFalse(rig.camera.open);
    }

    @Test
    void aRefusedCalibrationClosesTheCameraToo() {
        KnownRig rig = new KnownRig();
        rig.rows = new double[RowCamera.ROWS];

        assertEquals(CalibrationRefusal.Code.TOO_DARK, rig.refused().code());

        assertFalse(rig.camera.open);
    }
}
