package dev.diptych.imaging.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.SrgbPlanes;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GuidedFilterTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 36;

    @Test
    void aConstantStays() {
        float[] plain = new float[3 * WIDTH * HEIGHT];
        Arrays.fill(plain, -0.37f);

        new GuidedFilter(WIDTH, HEIGHT, 4, 1e-3).apply(plain, guide(), plain);

        for (float value : plain) {
            assertEquals(-0.37f, value, 1e-6f);
        }
    }

    @Test
    void anAffineFunctionOfTheGuideStays() {
        float[] guide = guide();
        float[] input = affineOf(guide);
        float[] filtered = new float[input.length];

        new GuidedFilter(WIDTH, HEIGHT, 5, 1e-7).apply(input, guide, filtered);

        assertArrayEquals(input, filtered, 1e-3f);
    }

    @Test
    void aRampFollowsAGuideThatIsARamp() {
        float[] ramp = new float[3 * WIDTH * HEIGHT];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 0.02f * (i % WIDTH);
        }

        float[] filtered = new float[ramp.length];
        new GuidedFilter(WIDTH, HEIGHT, 3, 1e-6).apply(ramp, ramp, filtered);

        assertArrayEquals(ramp, filtered, 1e-3f);
    }

    @Test
    void grainIsAveragedOutAndTheGuidesEdgesStay() {
        Random random = new Random(4);
        float[] guide = new float[3 * WIDTH * HEIGHT];
        float[] clean = new float[guide.length];
        float[] grainy = new float[guide.length];
        for (int i = 0; i < guide.length; i++) {
            boolean right = i % WIDTH >= 20;
            guide[i] = right ? 0.8f : 0.2f;
            clean[i] = right ? 0.3f : -0.1f;
            grainy[i] = clean[i] + 0.05f * (float) random.nextGaussian();
        }

        float[] filtered = new float[guide.length];
        new GuidedFilter(WIDTH, HEIGHT, 4, 1e-3).apply(grainy, guide, filtered);

        assertTrue(rms(filtered, clean) < 0.01, "left of a grain of 0.05: " + rms(filtered, clean));
        int besideEdge = 10 * WIDTH + 20;
        assertEquals(0.4, filtered[besideEdge] - filtered[besideEdge - 1], 0.03);
    }

    @Test
    void meansAreThoseOfTheWindowInsideThePicture() {
        Random random = new Random(2);
        float[] plane = new float[7 * 5];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = random.nextFloat();
        }
        for (int radius : new int[]{1, 2, 9}) {
            float[] means = new float[plane.length];

            new BoxMean(7, 5, radius).apply(plane, means);

            for (int i = 0; i < plane.length; i++) {
                assertEquals(meanByDefinition(plane, i % 7, i / 7, radius), means[i], 1e-6, "radius " + radius);
            }
        }
    }

    @Test
    void runningSumsDoNotDrift() {
        float[] plane = new float[2000 * 3];
        Arrays.fill(plane, 0, 1000, 1e6f);
        Arrays.fill(plane, 1000, plane.length, 0.1f);
        float[] means = new float[plane.length];

        new BoxMean(1, plane.length, 2).apply(plane, means);

        assertEquals(0.1f, means[plane.length - 1], 1e-6f);
    }

    @Test
    void theSameBitsAgainAndInPlace() {
        GuidedFilter filter = new GuidedFilter(WIDTH, HEIGHT, 3, 1e-3);
        float[] guide = guide();
        float[] input = EdgeScene.noisy(new SrgbPlanes(WIDTH, HEIGHT, affineOf(guide)), 6).values();
        float[] first = new float[input.length];
        filter.apply(input, guide, first);
        filter.apply(guide, input, new float[input.length]);

        filter.apply(input, guide, input);

        assertArrayEquals(first, input);
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new GuidedFilter(8, 8, 0, 1e-3));
        assertThrows(IllegalArgumentException.class, () -> new GuidedFilter(8, 8, 2, 0));
        GuidedFilter filter = new GuidedFilter(8, 8, 2, 1e-3);
        float[] planes = new float[3 * 64];
        assertThrows(IllegalArgumentException.class, () -> filter.apply(planes, new float[64], planes));
        assertThrows(IllegalArgumentException.class, () -> filter.apply(planes, planes, new float[64]));
    }

    private static float[] guide() {
        return EdgeScene.picture(WIDTH, HEIGHT).values();
    }

    private static float[] affineOf(float[] guide) {
        int plane = guide.length / 3;
        float[] input = new float[guide.length];
        for (int i = 0; i < plane; i++) {
            input[i] = 0.5f * guide[i] - 0.2f * guide[plane + i] + 0.1f;
            input[plane + i] = 0.3f * guide[2 * plane + i];
            input[2 * plane + i] = 0.4f - 0.1f * guide[i] + 0.3f * guide[2 * plane + i];
        }
        return input;
    }

    private static double meanByDefinition(float[] plane, int x, int y, int radius) {
        double sum = 0;
        int count = 0;
        for (int v = Math.max(0, y - radius); v <= Math.min(4, y + radius); v++) {
            for (int u = Math.max(0, x - radius); u <= Math.min(6, x + radius); u++) {
                sum += plane[v * 7 + u];
                count++;
            }
        }
        return sum / count;
    }

    private static double rms(float[] one, float[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(squares / one.length);
    }
}
