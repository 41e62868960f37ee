package dev.diptych.studio.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Box;
import dev.diptych.studio.portrait.Portrait;
import dev.diptych.studio.portrait.PortraitStudio;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PortraitSceneTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 36;
    private static final Portrait PORTRAIT = PortraitStudio.render(3, WIDTH, HEIGHT);

    private final PortraitScene scene = new PortraitScene("someone", PORTRAIT);

    @Test
    void atPixelCentresTheLayersAreTheBasisImagesWeightedByTheirLights() {
        float[] levels = {0.7f, 0.1f, 0, 0.4f, 1};
        float[] rgb = new float[3];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    float front = 0;
                    float back = 0;
                    for (int light = 0; light < levels.length; light++) {
                        front += levels[light] * PORTRAIT.sitter().get(light).at(x, y, channel);
                        back += levels[light] * PORTRAIT.backdrop().get(light).at(x, y, channel);
                    }

                    scene.sitter().sample(x, y, levels, rgb);
                    assertEquals(front, rgb[channel], 1e-5);
                    scene.backdrop().sample(x, y, levels, rgb);
                    assertEquals(back, rgb[channel], 1e-5);
                }
            }
        }
    }

    @Test
    void pixelIsTheSampleAtItsCentre() {
        float[] levels = {0.7f, 0.1f, 0, 0.4f, 1};
        float[] sampled = new float[3];
        float[] fetched = new float[3];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                scene.backdrop().sample(x, y, levels, sampled);
                scene.backdrop().pixel(x, y, levels, fetched);

                assertArrayEquals(sampled, fetched, 1e-5f);
            }
        }
    }

    @Test
    void coverageIsInterpolatedBetweenPixelsAndHeldBeyondTheBorder() {
        for (int y = 0; y < HEIGHT - 1; y++) {
            for (int x = 0; x < WIDTH - 1; x++) {
                float mean = (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4;

                assertEquals(at(x, y), scene.coverage(x, y), 1e-6);
                assertEquals(mean, scene.coverage(x + 0.5, y + 0.5), 1e-6);
            }
        }
        assertEquals(at(20, HEIGHT - 1), scene.coverage(20, HEIGHT + 7), 1e-6);
        assertEquals(at(0, 5), scene.coverage(-7, 5), 1e-6);
    }

    @Test
    void figureThatTheSideCutsOffEndsAQuarterOfTheHeightBeyondIt() {
        byte[] everywhere = new byte[WIDTH * HEIGHT];
        Arrays.fill(everywhere, (byte) 255);
        PortraitScene wide = new PortraitScene("wide",
                new Portrait(WIDTH, HEIGHT, PORTRAIT.backdrop(), PORTRAIT.sitter(), everywhere, PORTRAIT.lids(),
                        PORTRAIT.truth()));

        assertEquals(1, wide.coverage(-8.9, 20));
        assertEquals(0, wide.coverage(-9.1, 20));
        assertEquals(1, wide.coverage(WIDTH + 7.9, 20));
        assertEquals(0, wide.coverage(WIDTH + 8.1, 20));
    }

    private static float at(int x, int y) {
        return (PORTRAIT.coverage()[y * WIDTH + x] & 0xff) / 255f;
    }

    @Test
    void sittersBoxHoldsEveryPixelThatIsMoreThanHalfCovered() {
        Box box = scene.sitterBox();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean inside = x >= box.x() && x <= box.x() + box.width() && y >= box.y()
                        && y <= box.y() + box.height();
                assertTrue(inside || at(x, y) <= 0.5, "at " + x + ", " + y);
            }
        }
        assertEquals(HEIGHT - 1, box.y() + box.height(), "the lower edge cuts the chest");
        assertTrue(box.y() > 0, "there is wall above the head");
    }

    @Test
    void portraitOfNobodyIsRefused() {
        Portrait nobody = new Portrait(WIDTH, HEIGHT, PORTRAIT.backdrop(), PORTRAIT.sitter(),
                new byte[WIDTH * HEIGHT], PORTRAIT.lids(), PORTRAIT.truth());

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new PortraitScene("nobody", nobody));

        assertEquals("The portrait shows nobody.", refusal.getMessage());
    }
}
