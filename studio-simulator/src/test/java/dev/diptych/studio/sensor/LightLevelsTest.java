package dev.diptych.studio.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.studio.light.Ripple;
import dev.diptych.studio.light.RoomLight;
import dev.diptych.studio.light.SimulatedLight;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LightLevelsTest {
    private static final FrameTiming TIMING = new FrameTiming(33_333_333, 18_000_000);
    private static final ExposureSetting EXPOSURE = new ExposureSetting(8_000_000, 1);
    private static final int ROWS = 19;

    private final SimulatedLight lamp = new SimulatedLight("lamp", true, SensorRig.RESPONSE, new SplittableRandom(1));

    @Test
    void rowsAreExposedOneAfterAnother() {
        LightLevels levels = new LightLevels(List.of(lamp), new RoomLight(0), TIMING, ROWS, 1_000_000_000, EXPOSURE);

        assertEquals(1_000_000_000 - 4e6, levels.midExposureNanos(0), 1e-3);
        assertEquals(1_000_000_000 - 4e6 + 9e6, levels.midExposureNanos(9), 1e-3);
        assertEquals(1_000_000_000 - 4e6 + 18e6, levels.midExposureNanos(18), 1e-3, "the last row ends the readout");
    }

    @Test
    void pictureOfOneRowIsReadAtOnce() {
        LightLevels levels = new LightLevels(List.of(lamp), new RoomLight(0), TIMING, 1, 1_000_000_000, EXPOSURE);

        assertEquals(1_000_000_000 - 4e6, levels.midExposureNanos(0), 1e-3);
    }

    @Test
    void rowsOfOneFrameSeeAFallingLampDifferently() {
        lamp.switchTo(0, 0);
        LightLevels levels = new LightLevels(List.of(lamp), new RoomLight(0), TIMING, ROWS, 120_000_000, EXPOSURE);

        for (int row = 1; row < ROWS; row++) {
            assertTrue(levels.steadyLevel(0, row) < levels.steadyLevel(0, row - 1), "row " + row);
        }
        // Row 14 is exposed from 126 ms to 134 ms, and the fall is half done at 130 ms.
        assertEquals(0.5, levels.steadyLevel(0, 14), 1e-9);
    }

    @Test
    void rippleIsAveragedOverEachRowsExposureAndIsNoDimmerLamp() {
        Ripple ripple = new Ripple(90, 0.2, 0.5);
        SimulatedLight rippling = new SimulatedLight("lamp", true, SensorRig.RESPONSE, ripple,
                new SplittableRandom(1));
        LightLevels levels = new LightLevels(List.of(rippling), new RoomLight(0), TIMING, ROWS, 1_000_000_000,
                EXPOSURE);
        double dimmest = 1;
        double brightest = 1;
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (int i = 0; i < 1000; i++) {
                double seconds = (1_000_000_000 + row * 1e6 - 8e6 * (i + 0.5) / 1000) / 1e9;
                sum += 1 + 0.2 * Math.sin(2 * Math.PI * 90 * seconds + 0.5);
            }

            assertEquals(sum / 1000, levels.level(0, row), 1e-6, "row " + row);
            assertEquals(1, levels.steadyLevel(0, row), "row " + row);
            dimmest = Math.min(dimmest, levels.level(0, row));
            brightest = Math.max(brightest, levels.level(0, row));
        }
        assertTrue(dimmest < 0.97 && brightest > 1.03, "it shows: " + dimmest + " to " + brightest);
    }

    @Test
    void roomThatBrightensIsSeenRowByRow() {
        RoomLight room = new RoomLight(0.01);
        room.changeTo(0.05, 1_000_000_000, 10e6);

        LightLevels levels = new LightLevels(List.of(lamp), room, TIMING, ROWS, 1_000_000_000, EXPOSURE);
        room.backToUsual(1_000_000_001);

        assertEquals(0.01, levels.roomRatio(0), 1e-12);
        assertTrue(levels.roomRatio(9) > 0.011 && levels.roomRatio(9) < 0.049);
        assertEquals(0.05, levels.roomRatio(ROWS - 1), 1e-12, "what comes later is not seen");
    }

    @Test
    void switchesThatMoveAfterwardsAreNotSeen() {
        LightLevels before = new LightLevels(List.of(lamp), new RoomLight(0), TIMING, ROWS, 120_000_000, EXPOSURE);

        lamp.switchTo(0, 0);

        assertEquals(1, before.steadyLevel(0, ROWS - 1));
    }
}
