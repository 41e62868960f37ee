package dev.diptych.studio.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbTransfer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotographSceneTest {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 80;
    private static final float WHITE_LEVEL = 0.9f;
    private static final float[] ALL_LAMPS = {0, 1, 1, 1, 1};
    private static final float[] FLASH = {1, 0, 0, 0, 0};

    private final Srgb8Image flash = noise(1);
    private final Srgb8Image ambient = noise(2);
    private final PhotographScene scene = new PhotographScene("noise", flash, ambient);

    private static Srgb8Image noise(long seed) {
        Srgb8Image picture = new Srgb8Image(WIDTH, HEIGHT);
        new Random(seed).nextBytes(picture.rgb());
        return picture;
    }

    private static float[] sample(LightLayer layer, double x, double y, float... levels) {
        float[] rgb = new float[3];
        layer.sample(x, y, levels, rgb);
        return rgb;
    }

    private static float[] linear(Srgb8Image picture, int x, int y) {
        float[] rgb = new float[3];
        for (int channel = 0; channel < 3; channel++) {
            rgb[channel] = WHITE_LEVEL * SrgbTransfer.toLinear(picture.at(x, y, channel));
        }
        return rgb;
    }

    @Test
    void allLampsGiveTheAmbientPhotographAndTheFlashGivesTheOther() {
        for (int y = 0; y < HEIGHT; y += 3) {
            for (int x = 0; x < WIDTH; x += 3) {
                assertArrayEquals(linear(ambient, x, y), sample(scene.backdrop(), x, y, ALL_LAMPS), 1e-6f);
                assertArrayEquals(linear(flash, x, y), sample(scene.backdrop(), x, y, FLASH), 1e-6f);
            }
        }
    }

    @Test
    void sitterBeforeTheBackdropIsThePhotographAlsoOnItsSoftEdge() {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                float[] front = sample(scene.sitter(), x, y, ALL_LAMPS);
                float[] back = sample(scene.backdrop(), x, y, ALL_LAMPS);
                float covered = scene.coverage(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    front[channel] += (1 - covered) * back[channel];
                }

                assertArrayEquals(linear(ambient, x, y), front, 1e-6f, "at " + x + ", " + y);
            }
        }
    }

    @Test
    void fieldsOfTheFourLampsAreDifferentAndSumToOneEverywhere() {
        Srgb8Image white = new Srgb8Image(WIDTH, HEIGHT);
        Arrays.fill(white.rgb(), (byte) 255);
        LightLayer layer = new PhotographScene("white", white, white).backdrop();
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            double x = random.nextDouble(-5, WIDTH + 5);
            double y = random.nextDouble(-5, HEIGHT + 5);
            float sum = 0;
            for (int lamp = 1; lamp <= 4; lamp++) {
                float field = sample(layer, x, y, levelsOf(lamp))[1] / WHITE_LEVEL;
                assertTrue(field > 0.05 && field < 0.95, () -> "every lamp reaches every place, but by " + field);
                sum += field;
            }

            assertEquals(1, sum, 1e-5);
        }
        assertTrue(sample(layer, 5, 40, levelsOf(1))[0] > 2 * sample(layer, 95, 40, levelsOf(1))[0], "front left");
        assertTrue(sample(layer, 95, 40, levelsOf(2))[0] > 2 * sample(layer, 5, 40, levelsOf(2))[0], "front right");
        assertTrue(sample(layer, 5, 5, levelsOf(3))[0] > 1.5 * sample(layer, 5, 75, levelsOf(3))[0], "high left");
        assertTrue(sample(layer, 95, 5, levelsOf(4))[0] > 1.5 * sample(layer, 95, 75, levelsOf(4))[0], "high right");
    }

    private static float[] levelsOf(int light) {
        float[] levels = new float[SceneLights.COUNT];
        levels[light] = 1;
        return levels;
    }

    @ParameterizedTest
    @CsvSource({"0, 40", "99, 40", "50, 0", "50, 79", "0, 0", "-3, 40", "50, 200"})
    void nothingIsCoveredAtTheBorderOrBeyond(double x, double y) {
        assertEquals(0, scene.coverage(x, y));
        assertArrayEquals(new float[3], sample(scene.sitter(), x, y, ALL_LAMPS));
    }

    @Test
    void theMiddleIsCoveredAndTheEdgeIsSoft() {
        assertEquals(1, scene.coverage(50, 40));
        assertEquals(1, scene.coverage(8, 40));
        float before = 0;
        for (double x = 0; x <= 10; x += 0.05) {
            float now = scene.coverage(x, 40);
            assertTrue(now >= before && now - before < 0.02, "at " + x);
            assertEquals(now, scene.coverage(WIDTH - 1 - x, 40), 1e-6, "mirrored");
            before = now;
        }
        assertEquals(1, before);
    }

    @Test
    void sittersBoxIsWhereHalfIsCovered() {
        Box box = scene.sitterBox();

        assertEquals(0.5, scene.coverage(box.x(), 40), 1e-6);
        assertEquals(0.5, scene.coverage(box.x() + box.width(), 40), 1e-6);
        assertEquals(0.5, scene.coverage(50, box.y()), 1e-6);
        assertEquals(0.5, scene.coverage(50, box.y() + box.height()), 1e-6);
    }

    @Test
    void straightLinesStayStraightBetweenPixels() {
        Srgb8Image ramp = new Srgb8Image(WIDTH, HEIGHT);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                Arrays.fill(ramp.rgb(), (y * WIDTH + x) * 3, (y * WIDTH + x) * 3 + 3,
                        (byte) SrgbTransfer.toCode8(x / (float) WIDTH));
            }
        }
        LightLayer layer = new PhotographScene("ramp", ramp, ramp).backdrop();

        for (double x = 20; x < 80; x += 0.37) {
            assertEquals(WHITE_LEVEL * x / WIDTH, sample(layer, x, 30.6, ALL_LAMPS)[1], 0.004, "at " + x);
        }
    }

    @Test
    void photographsOfDifferentSizesAreRefused() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new PhotographScene("odd", flash, new Srgb8Image(WIDTH, HEIGHT - 1)));

        assertEquals("The photographs of odd differ in size: 100x80 and 100x79.", refusal.getMessage());
    }
}
