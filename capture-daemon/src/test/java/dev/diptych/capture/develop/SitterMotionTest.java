package dev.diptych.capture.develop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.registration.RegionOfInterest;
import org.junit.jupiter.api.Test;

class SitterMotionTest {
    private static final RegionOfInterest REGION = RegionOfInterest.ellipse(0.5, 0.5, 0.25, 0.25);

    @Test
    void aShiftIsItsLengthAtAnyResolution() {
        assertEquals(0.005, SitterMotion.meanRatio(Affine.translation(3, 4), REGION, 1280, 1000), 1e-9);
        assertEquals(0.01, SitterMotion.meanRatio(Affine.translation(3, 4), REGION, 640, 500), 1e-9);
    }

    @Test
    void aMirroredShiftDoesNotCancel() {
        Affine shrunk = Affine.similarity(0, 0.99, 640, 480, 0, 0);

        // Mean distance from the centre of an ellipse of 320 x 240 px, times 0.01, over 960.
        assertEquals(0.00196, SitterMotion.meanRatio(shrunk, REGION, 1280, 960), 3e-5);
    }

    @Test
    void onlyTheRegionCounts() {
        Affine sheared = new Affine(1, 0.1, -0.1 * 900, 0, 1, 0);
        RegionOfInterest low = RegionOfInterest.ellipse(0.5, 0.9, 0.05, 0.05);

        assertEquals(0.0, SitterMotion.meanRatio(sheared, low, 1000, 1000), 0.003);
    }
}
