package dev.diptych.studio.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitterMotionTest {
    private static final int FRAME_HEIGHT_PX = 960;
    /** A frame shows 480 mm from top to bottom. */
    private static final double MILLIMETRES_PER_PX = 480.0 / FRAME_HEIGHT_PX;
    private static final Box BOX = new Box(300, 100, 600, 859);
    private static final double CENTRE_X = 600;
    private static final double CENTRE_Y = 529.5;

    private static SitterMotion motion(double peakSpeedMillimetresPerSecond, long seed) {
        return new SitterMotion(BOX, FRAME_HEIGHT_PX, peakSpeedMillimetresPerSecond, new SplittableRandom(seed));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 2", "20, 3", "20, 4", "20, 5", "40, 6"})
    void middleOfTheFigureIsNeverFasterThanAskedAndComesNear(double peak, long seed) {
        SitterMotion motion = motion(peak, seed);
        double fastest = 0;
        for (double seconds = 0; seconds < 120; seconds += 0.01) {
            Affine now = motion.at(seconds * 1e9);
            Affine next = motion.at((seconds + 0.001) * 1e9);
            double movedPx = Math.hypot(next.mapX(CENTRE_X, CENTRE_Y) - now.mapX(CENTRE_X, CENTRE_Y),
                    next.mapY(CENTRE_X, CENTRE_Y) - now.mapY(CENTRE_X, CENTRE_Y));
            fastest = Math.max(fastest, movedPx * MILLIMETRES_PER_PX / 0.001);
        }

        assertTrue(fastest <= peak * (1 + 1e-6), "reached " + fastest);
        assertTrue(fastest > 0.8 * peak, "reached only " + fastest);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void swaysAboutTheRestPosition(long seed) {
        SitterMotion motion = motion(20, seed);
        double sumX = 0;
        double sumY = 0;
        double widestPx = 0;
        int samples = 20_000;
        for (int i = 0; i < samples; i++) {
            Affine now = motion.at(i * 0.05e9);
            double dx = now.mapX(CENTRE_X, CENTRE_Y) - CENTRE_X;
            sumX += dx;
            sumY += now.mapY(CENTRE_X, CENTRE_Y) - CENTRE_Y;
            widestPx = Math.max(widestPx, Math.abs(dx));
        }

        assertEquals(0, sumX / samples, 0.02 * widestPx);
        assertEquals(0, sumY / samples, 0.02 * widestPx);
        assertTrue(widestPx * MILLIMETRES_PER_PX > 5, "a lively sitter sways by more than 5 mm, not " + widestPx);
    }

    @Test
    void motionIsTheSameInMillimetresAtEveryResolution() {
        SitterMotion large = motion(20, 1);
        SitterMotion small = new SitterMotion(new Box(75, 25, 150, 214.75), FRAME_HEIGHT_PX / 4, 20,
                new SplittableRandom(1));

        for (double seconds = 0; seconds < 20; seconds += 0.5) {
            double largePx = large.at(seconds * 1e9).mapX(CENTRE_X, CENTRE_Y) - CENTRE_X;
            double smallPx = small.at(seconds * 1e9).mapX(CENTRE_X / 4, CENTRE_Y / 4) - CENTRE_X / 4;

            assertEquals(largePx, 4 * smallPx, 1e-9);
        }
    }

    @Test
    void isContinuousAllOverTheFigure() {
        SitterMotion motion = motion(20, 2);
        for (double seconds = 0; seconds < 60; seconds += 0.05) {
            double movedPx = motion.at(seconds * 1e9).meanDisplacementPx(motion.at((seconds + 1e-4) * 1e9), BOX);

            assertTrue(movedPx < 0.02, "jumped by " + movedPx);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void canBeUndone(long seed) {
        SitterMotion motion = motion(20, seed);
        for (double seconds = 0; seconds < 60; seconds += 1.3) {
            Affine now = motion.at(seconds * 1e9);

            assertEquals(0, now.after(now.inverse()).meanDisplacementPx(Affine.IDENTITY, BOX), 1e-9);
            assertEquals(1, now.determinant(), 0.01, "hardly larger or smaller");
        }
    }

    @Test
    void sitterWhoIsAskedToKeepStillDoes() {
        SitterMotion still = motion(0, 1);

        assertEquals(0, still.at(7.7e9).meanDisplacementPx(Affine.IDENTITY, BOX), 1e-9);
    }

    @Test
    void sittersDiffer() {
        assertTrue(motion(20, 1).at(3e9).meanDisplacementPx(motion(20, 2).at(3e9), BOX) > 0.5);
    }
}
