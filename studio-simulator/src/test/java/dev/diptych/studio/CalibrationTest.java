package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.CalibrationSettings;
import dev.diptych.rig.calibration.MeasuredChange;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.Spread;
import dev.diptych.studio.light.ResponseTruth;
import dev.diptych.studio.scene.SceneLights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole calibrations of simulated studios, held against their truth. */
class CalibrationTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int MANY_SEEDS = 100;

    /** A dimmer's delays vary less than a relay's, so fewer repeats tell as much. */
    @ParameterizedTest
    @CsvSource({"RELAY, 1, 64", "RELAY, 2, 64", "DMX, 3, 24", "DMX, 4, 24"})
    void measuresEveryLight(LampKind lamps, long seed, int repeats) {
        calibrate(StudioGrade.TYPICAL, lamps, seed, repeats);
    }

    /** Where nothing varies, few repeats tell as much. */
    @ParameterizedTest
    @CsvSource({"RELAY, 5", "DMX, 6"})
    void measuresAnIdealStudioWithFewRepeats(LampKind lamps, long seed) {
        calibrate(StudioGrade.IDEAL, lamps, seed, 8);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(LampKind.class)
    void measuresEveryLightOfManyStudios(LampKind lamps) {
        for (long seed = 100; seed < 100 + MANY_SEEDS; seed++) {
            calibrate(StudioGrade.TYPICAL, lamps, seed, CalibrationSettings.USUAL_REPEATS);
        }
    }

    private static void calibrate(StudioGrade grade, LampKind lamps, long seed, int repeats) {
        CalibrationRig rig = new CalibrationRig(grade, lamps, seed, WIDTH, HEIGHT, repeats);

        Calibration calibration = rig.measured();

        String where = grade + " " + lamps + " seed " + seed;
        assertEquals(TimestampMeaning.EXPOSURE_START, calibration.timestamps().measured(), where);
        assertEquals(0, calibration.flicker().hertz(), where);
        double roomRatio = rig.studio.dataSheetRoomLightRatio();
        assertEquals(roomRatio, calibration.room().lightRatio(), 0.1 * roomRatio, where);
        for (String lamp : SceneLights.LAMP_IDS) {
            assertLamp(rig.studio.response(lamp), calibration.find(lamp).orElseThrow(), where + " " + lamp);
        }
        double lampShares = SceneLights.LAMP_IDS.stream()
                .mapToDouble(lamp -> calibration.find(lamp).orElseThrow().share())
                .sum();
        assertEquals(1 - roomRatio, lampShares, 0.01, where);
        assertFlash(rig.studio.response(SceneLights.FLASH_ID), calibration.find(SceneLights.FLASH_ID).orElseThrow(),
                where);
        assertResponsesEncloseTheTruth(rig, calibration, where);
    }

    private static void assertLamp(ResponseTruth truth, MeasuredLight measured, String where) {
        assertDead(truth.offDeadMillis(), measured.off(), 2, where + " off");
        assertDead(truth.onDeadMillis(), measured.on(), 2, where + " on");
        assertEquals(truth.offFallMillis(), measured.off().length().meanNanos() / 1e6, 0.1 * truth.offFallMillis(),
                where);
        assertEquals(truth.onRiseMillis(), measured.on().length().meanNanos() / 1e6, 0.15 * truth.onRiseMillis(),
                where);
        // A mean over the first frames after it came on, so somewhat less than at its brightest.
        assertTrue(measured.droopRatio() >= 0.5 * truth.droopRatio() - 0.001
                && measured.droopRatio() <= truth.droopRatio() + 0.001,
                () -> where + " droops by " + measured.droopRatio());
    }

    /** Rows of 0.15 ms see its half millisecond, worst in a hundred studios, to as much. */
    private static void assertFlash(ResponseTruth truth, MeasuredLight measured, String where) {
        assertDead(truth.offDeadMillis(), measured.off(), 0.4, where + " flash off");
        assertDead(truth.onDeadMillis(), measured.on(), 0.4, where + " flash on");
        assertEquals(truth.offFallMillis(), measured.off().length().meanNanos() / 1e6, 0.5, where);
        assertEquals(truth.onRiseMillis(), measured.on().length().meanNanos() / 1e6, 0.5, where);
        assertTrue(measured.droopRatio() >= -0.005 && measured.droopRatio() <= truth.droopRatio() + 0.005,
                () -> where + " torch droops by " + measured.droopRatio());
    }

    private static void assertDead(double millis, MeasuredChange measured, double toleranceMillis, String where) {
        assertEquals(millis, measured.dead().meanNanos() / 1e6, toleranceMillis, where);
    }

    /** What planning and proof rest on. */
    private static void assertResponsesEncloseTheTruth(CalibrationRig rig, Calibration calibration, String where) {
        LightSet believed = calibration.applyTo(rig.lights);
        for (String lamp : SceneLights.LAMP_IDS) {
            ResponseTruth truth = rig.studio.response(lamp);
            Spread dead = believed.find(lamp).orElseThrow().response().offDead();
            // Two standard deviations, which is well within what has to be enclosed, and no more than twice as wide.
            double deadNanos = 1e6 * truth.offDeadMillis();
            double sdNanos = 1e6 * truth.deadSdMillis();
            assertTrue(dead.p0_1Nanos() <= deadNanos - 2 * sdNanos + 1e6
                    && dead.p99_9Nanos() >= deadNanos + 2 * sdNanos - 1e6, () -> where + " " + lamp + " " + dead);
            assertTrue(dead.widthNanos() <= 2 * 2 * 3.1 * sdNanos + 5e6, () -> where + " " + lamp + " " + dead);
        }
    }
}
