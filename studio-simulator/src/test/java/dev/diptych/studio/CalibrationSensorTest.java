package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.CalibrationRefusal.Code;
import dev.diptych.rig.calibration.CalibrationRefusal;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.studio.sensor.TimestampStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calibration with cameras whose timestamps mark this or that, and under lamps that ripple. */
class CalibrationSensorTest {
    @ParameterizedTest
    @EnumSource(TimestampStyle.class)
    void findsWhatTheTimestampsMarkWhateverTheDriverSays(TimestampStyle style) {
        Calibration found = new CalibrationRig(StudioGrade.IDEAL, LampKind.DMX, 7, 320, 240, 8, style).measured();

        assertEquals(style.truth(), found.timestamps().measured());
        assertEquals(style.stated(), found.timestamps().stated());
        assertEquals(style.truth(), found.timestampReading().measured().orElse(TimestampMeaning.UNKNOWN));
    }

    @Test
    void aRippleThatRowsWouldTakeForTheLampsIsRefused() {
        CalibrationRefusal refusal = new CalibrationRig(StudioGrade.TYPICAL, LampKind.RELAY, 5, 320, 240, 8, 100, 0.2)
                .refused();

        assertEquals(Code.FLICKER, refusal.code(), refusal.sentence());
        assertTrue(refusal.sentence().contains("use drivers that do not flicker"), refusal.sentence());
    }

    @Test
    void aRippleThatExposuresAverageOutIsMeasured() {
        Calibration found = new CalibrationRig(StudioGrade.TYPICAL, LampKind.DMX, 5, 320, 240, 8, 1000, 0.2)
                .measured();

        assertEquals(1000, found.flicker().hertz(), 2);
        assertTrue(found.flicker().depthRatio() > 0.02 && found.flicker().depthRatio() < 0.25,
                found.flicker().toString());
        assertTrue(found.flicker().advisedExposureNanos().isEmpty(), "8 ms are whole periods");
    }
}
