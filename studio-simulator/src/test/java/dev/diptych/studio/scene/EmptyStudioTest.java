package dev.diptych.studio.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptyStudioTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    private static float[] levels(Integer... lit) {
        float[] levels = new float[SceneLights.COUNT];
        for (int light : lit) {
            levels[light] = 1;
        }
        return levels;
    }

    private static float[] picture(int widthPx, int heightPx, float[] levels) {
        LightLayer wall = new EmptyStudio(widthPx, heightPx).backdrop();
        float[] green = new float[widthPx * heightPx];
        float[] rgb = new float[3];
        for (int i = 0; i < green.length; i++) {
            wall.pixel(i % widthPx, i / widthPx, levels, rgb);
            green[i] = rgb[1];
        }
        return green;
    }

    private static double mean(float[] picture) {
        double sum = 0;
        for (float value : picture) {
            sum += value;
        }
        return sum / picture.length;
    }

    private static float brightest(float[] picture) {
        float brightest = 0;
        for (float value : picture) {
            brightest = Math.max(brightest, value);
        }
        return brightest;
    }

    @Test
    void nobodyIsThere() {
        EmptyStudio empty = new EmptyStudio(WIDTH, HEIGHT);

        assertEquals(0, empty.coverage(30, 20));
        assertEquals(0, empty.coverage(-5, 100));
    }

    @ParameterizedTest
    @CsvSource({"64, 48", "16, 24", "1280, 960"})
    void brightestSpotUnderAllLampsIsThreeFifthsAtAnyResolution(int widthPx, int heightPx) {
        float[] picture = picture(widthPx, heightPx, levels(1, 2, 3, 4));

        assertEquals(0.6, brightest(picture), 0.01);
        assertTrue(mean(picture) > 0.4, "well lit all over");
    }

    @Test
    void lampsHaveSharesOfTheirOwn() {
        double all = mean(picture(WIDTH, HEIGHT, levels(1, 2, 3, 4)));
        double before = 1;
        for (int lamp = 1; lamp <= 4; lamp++) {
            double share = mean(picture(WIDTH, HEIGHT, levels(lamp))) / all;

            assertTrue(share >= 0.15 && share <= 0.35, "lamp " + lamp + ": " + share);
            assertTrue(share < before - 0.01, "lamp " + lamp + " is dimmer than the one before: " + share);
            before = share;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 3", "3, 4", "2, 4"})
    void lampsLightDifferentPlaces(int one, int other) {
        float[] byOne = picture(WIDTH, HEIGHT, levels(one));
        float[] byOther = picture(WIDTH, HEIGHT, levels(other));
        double farthest = 0;
        for (int i = 0; i < byOne.length; i++) {
            farthest = Math.max(farthest, byOne[i] / byOther[i] / (mean(byOne) / mean(byOther)));
        }

        assertTrue(farthest > 1.2, "their light differs by " + farthest);
    }

    @Test
    void flashFallsOffFromTheMiddle() {
        float[] picture = picture(WIDTH, HEIGHT, levels(0));

        float middle = picture[HEIGHT / 2 * WIDTH + WIDTH / 2];
        assertEquals(brightest(picture), middle, 1e-3);
        assertTrue(middle <= 0.6f + 1e-6f, "nothing saturates");
        assertTrue(picture[0] < 0.7 * middle, "corner " + picture[0]);
        assertEquals(picture[0], picture[picture.length - 1], 1e-4, "alike on all sides");
    }
}
