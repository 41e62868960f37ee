package dev.diptych.inference.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SteadyDifferenceTest {
    private static final int SIDE = 24;
    private static final int VALUES = 3 * SIDE * SIDE;
    private static final float SENSOR_NOISE = 0.004f;
    private final SteadyDifference steady = new SteadyDifference(SIDE);
    private final Random random = new Random(1);

    @Test
    void averagesTheNoiseOfAStillScene() {
        double before = 0;
        double after = 0;
        for (int frame = 0; frame < 40; frame++) {
            float[] difference = noisy(0.3f, 0.05f);
            float[] raw = difference.clone();
            steady.apply(noisy(0.5f, SENSOR_NOISE), difference);
            if (frame >= 10) {
                before += squareAbout(raw, 0.3f);
                after += squareAbout(difference, 0.3f);
            }
        }

        assertTrue(Math.sqrt(after / before) < 0.35, "left of the noise: " + Math.sqrt(after / before));
    }

    /** A bright bar goes across; wherever it has been, the difference is at once that of what is there now. */
    @Test
    void leavesNoTrailBehindASitterWhoMoves() {
        for (int frame = 0; frame < SIDE; frame++) {
            float[] flash = noisy(0.3f, SENSOR_NOISE);
            float[] difference = new float[VALUES];
            for (int i = 0; i < VALUES; i++) {
                if (i % SIDE / 4 == frame / 4) {
                    flash[i] += 0.3f;
                    difference[i] = 0.5f;
                }
            }
            float[] wanted = difference.clone();

            steady.apply(flash, difference);

            for (int i = 0; i < VALUES; i++) {
                assertEquals(wanted[i], difference[i], 1e-6);
            }
        }
    }

    /** Only a small part of the square changed much, but the light on most of it: the past is of no use. */
    @Test
    void beginsAnewWithANewScene() {
        steady.apply(filled(0.3f), filled(0.1f));
        float[] flash = filled(0.3f);
        Arrays.fill(flash, 0, VALUES, 0.34f);
        float[] difference = filled(0.5f);

        steady.apply(flash, difference);

        assertEquals(0.5f, difference[0], 1e-6);
    }

    @Test
    void afterAMoveOfTheCellsTheNextFrameCountsAsMuchAsThePast() {
        for (int i = 0; i < 20; i++) {
            steady.apply(filled(0.3f), filled(0.1f));
        }
        float[] still = filled(0.2f);
        steady.apply(filled(0.3f), still);
        steady.moved();
        float[] difference = filled(0.2f);

        steady.apply(filled(0.3f), difference);

        assertEquals(0.1 + 0.1 / 8, still[0], 1e-6);
        assertEquals((0.1 + 0.1 / 8 + 0.2) / 2, difference[0], 1e-6);
    }

    @Test
    void forgets() {
        steady.apply(filled(0.3f), filled(0.1f));
        steady.forget();
        float[] difference = filled(0.2f);

        steady.apply(filled(0.3f), difference);

        assertEquals(0.2f, difference[0], 1e-6);
    }

    private float[] noisy(float value, float deviation) {
        float[] planes = new float[VALUES];
        for (int i = 0; i < VALUES; i++) {
            planes[i] = value + deviation * (float) random.nextGaussian();
        }
        return planes;
    }

    private static float[] filled(float value) {
        float[] planes = new float[VALUES];
        Arrays.fill(planes, value);
        return planes;
    }

    private static double squareAbout(float[] planes, float mean) {
        double sum = 0;
        for (float value : planes) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }
}
