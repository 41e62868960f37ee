package dev.diptych.imaging.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.SrgbPlanes;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BilateralFilterTest {
    @ParameterizedTest
    @CsvSource({"128, 128, 3.84, 0.4, the live preview", "64, 64, 1.92, 0.4, no cells at all",
        "61, 47, 3.84, 0.4, cells cut by the edge", "96, 40, 8, 0.4, a window wider than the picture",
        "64, 64, 3.84, 0.2, a narrow range",
        "21, 9, 60, 0.4, far wider than the picture", "8, 8, 0.4, 0.4, hardly a neighbour"})
    void approximatesTheDefinition(int width, int height, double sigmaPx, double sigmaRange, String reason) {
        SrgbPlanes scene = EdgeScene.picture(width, height);

        SrgbPlanes exact = new ExactBilateralFilter(width, height, sigmaPx, sigmaRange).apply(scene);
        SrgbPlanes fast = new NystromBilateralFilter(width, height, sigmaPx, sigmaRange).apply(scene);

        double psnr = EdgeScene.psnr(exact, fast);
        assertTrue(psnr >= 55, reason + ": " + psnr + " dB");
    }

    @Test
    void approximatesTheDefinitionAtTheTrainingSize() {
        // The definition would take a second on all of 256x256 px: a strip as wide has the same cells.
        SrgbPlanes scene = EdgeScene.picture(256, 64);

        SrgbPlanes exact = new ExactBilateralFilter(256, 64, 8, 0.4).apply(scene);
        SrgbPlanes fast = new NystromBilateralFilter(256, 64, 8, 0.4).apply(scene);

        assertTrue(EdgeScene.psnr(exact, fast) >= 55, EdgeScene.psnr(exact, fast) + " dB");
    }

    @Test
    void theDefinitionWeighsSpaceAndColour() {
        float[] planes = new float[3 * 64];
        planes[8 * 4 + 4] = 0.6f; // one reddish pixel on black: distance 0.6 in colour
        ExactBilateralFilter filter = new ExactBilateralFilter(8, 8, 0.4, 0.5);

        filter.apply(planes, planes);

        double beside = Math.exp(-0.5 / 0.16);
        double unlike = Math.exp(-0.36 / (2 * 0.25));
        double others = 4 * beside + 4 * beside * beside;
        assertEquals(0.6 / (1 + others * unlike), planes[8 * 4 + 4], 1e-6);
        assertEquals(0.6 * beside * unlike / (1 + others + beside * (unlike - 1)), planes[8 * 4 + 5], 1e-6);
        assertEquals(0, planes[8 * 4 + 6]);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 1", "0.3, 0.7, 0.1", "1.4, -0.2, 0.5"})
    void aPlainPictureStays(float red, float green, float blue) {
        SrgbPlanes plain = new SrgbPlanes(33, 20);
        Arrays.fill(plain.values(), 0, 660, red);
        Arrays.fill(plain.values(), 660, 1320, green);
        Arrays.fill(plain.values(), 1320, 1980, blue);

        SrgbPlanes filtered = new NystromBilateralFilter(33, 20, 5, 0.4).apply(plain);

        assertArrayEquals(plain.values(), filtered.values());
    }

    @Test
    void twoColoursStayApart() {
        SrgbPlanes halves = new SrgbPlanes(64, 64);
        for (int i = 0; i < halves.values().length; i++) {
            halves.values()[i] = i % 64 < 32 ? 0.02f : 0.98f;
        }

        SrgbPlanes filtered = new NystromBilateralFilter(64, 64, 8, 0.2).apply(halves);

        assertArrayEquals(halves.values(), filtered.values(), 0.001f);
    }

    @Test
    void coloursFarFromEveryOtherStayFiniteAndInRange() {
        Random random = new Random(5);
        SrgbPlanes confetti = new SrgbPlanes(64, 64);
        for (int i = 0; i < confetti.values().length; i++) {
            confetti.values()[i] = random.nextFloat();
        }

        SrgbPlanes filtered = new NystromBilateralFilter(64, 64, 3.84, 0.05).apply(confetti);

        for (float value : filtered.values()) {
            assertTrue(value >= 0 && value <= 1, "" + value);
        }
    }

    @Test
    void sensorNoiseMovesTheResultNoMoreThanTheDefinitions() {
        SrgbPlanes scene = EdgeScene.picture(64, 64);
        NystromBilateralFilter fast = new NystromBilateralFilter(64, 64, 3.84, 0.4);
        ExactBilateralFilter exact = new ExactBilateralFilter(64, 64, 3.84, 0.4);
        SrgbPlanes once = EdgeScene.noisy(scene, 1);
        SrgbPlanes again = EdgeScene.noisy(scene, 2);

        double fastPsnr = EdgeScene.psnr(fast.apply(once), fast.apply(again));
        double exactPsnr = EdgeScene.psnr(exact.apply(once), exact.apply(again));

        assertEquals(exactPsnr, fastPsnr, 0.5);
    }

    @Test
    void theSameBitsAgainAndInPlace() {
        SrgbPlanes scene = EdgeScene.picture(50, 40);
        NystromBilateralFilter filter = new NystromBilateralFilter(50, 40, 3.84, 0.4);
        float[] first = filter.apply(scene).values();
        filter.apply(EdgeScene.noisy(scene, 3));

        float[] inPlace = scene.values().clone();
        filter.apply(inPlace, inPlace);

        assertArrayEquals(first, inPlace);
        assertArrayEquals(first, new NystromBilateralFilter(50, 40, 3.84, 0.4).apply(scene).values());
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new NystromBilateralFilter(7, 100, 4, 0.4));
        assertThrows(IllegalArgumentException.class, () -> new ExactBilateralFilter(16, 16, 0, 0.4));
        assertThrows(IllegalArgumentException.class, () -> new NystromBilateralFilter(16, 16, 4, Double.NaN));
        NystromBilateralFilter filter = new NystromBilateralFilter(16, 16, 4, 0.4);
        assertThrows(IllegalArgumentException.class, () -> filter.apply(new float[3 * 256], new float[256]));
        assertThrows(IllegalArgumentException.class, () -> filter.apply(new SrgbPlanes(16, 17)));
    }
}
