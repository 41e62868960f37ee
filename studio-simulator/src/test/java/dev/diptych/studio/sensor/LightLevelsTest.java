package dev.diptych.studio.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
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
        LightLevels levels = new LightLevels(List.of(lamp), TIMING, ROWS, 1_000_000_000, EXPOSURE);

        assertEquals(1_000_000_000 - 4e6, levels.midExposureNanos(0), 1e-3);
        assertEquals(1_000_000_000 - 4e6 + 9e6, levels.midExposureNanos(9), 1e-3);
        assertEquals(1_000_000_000 - 4e6 + 18e6, levels.midExposureNanos(18), 1e-3, "the last row ends the readout");
    }

    @Test
    void pictureOfOneRowIsReadAtOnce() {
        LightLevels levels = new LightLevels(List.of(lamp), TIMING, 1, 1_000_000_000, EXPOSURE);

        assertEquals(1_000_000_000 - 4e6, levels.midExposureNanos(0), 1e-3);
    }

    @Test
    void rowsOfOneFrameSeeAFallingLampDifferently() {
        lamp.switchTo(0, 0);
        LightLevels levels = new LightLevels(List.of(lamp), TIMING, ROWS, 120_000_000, EXPOSURE);

        for (int row = 1; row < ROWS; row++) {
            assertTrue(levels.level(0, row) < levels.level(0, row - 1), "row " + row);
        }
        // Row 14 is exposed from 126 ms to 134 ms, and the fall is half done at 130 ms.
        assertEquals(0.5, levels.level(0, 14), 1e-9);
    }

    @Test
    void switchesThatMoveAfterwardsAreNotSeen() {
        LightLevels before = new LightLevels(List.of(lamp), TIMING, ROWS, 120_000_000, EXPOSURE);

        lamp.switchTo(0, 0);

        assertEquals(1, before.level(0, ROWS - 1));
    }
}
