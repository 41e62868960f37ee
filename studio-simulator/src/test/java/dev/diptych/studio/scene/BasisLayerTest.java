package dev.diptych.studio.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.imaging.Affine;
import dev.diptych.studio.portrait.BasisImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done for many points at once comes to the same, bit by bit, as for each by itself. */
class BasisLayerTest {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 12;
    private static final float[] LEVELS = {0.7f, 0.003f, 0, 0.4f, 1};

    private final Random random = new Random(5);
    private final BasisLayer layer = new BasisLayer(bases());

    private List<BasisImage> bases() {
        List<BasisImage> bases = new ArrayList<>();
        for (int light = 0; light < SceneLights.COUNT; light++) {
            short[] rgb = new short[3 * WIDTH * HEIGHT];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = (short) random.nextInt(65536);
            }
            bases.add(new BasisImage(WIDTH, HEIGHT, rgb, 1 + light));
        }
        return bases;
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource({"0, 1, 0, 0, 6, as it is", "0.006, 1.004, 3.3, 0.7, 6, as a sitter is seen",
        "-0.02, 0.99, -20.5, 2.2, 3, over the left border and rows",
        "0, 1, 30, 0.5, 11, over the right border and below",
        "0, 1, 0, -7, 5, above", "0, 2.5, 0, 0, 4, every other pixel passed over", "3.1416, 1, 0, 0, 6, backwards"})
    void samplesAreThoseOfEachPoint(double radians, double scale, double dx, double dy, int row, String reason) {
        Affine seen = Affine.similarity(radians, scale, WIDTH / 2.0, HEIGHT / 2.0, dx, dy);
        double[] x = new double[WIDTH];
        double[] y = new double[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            x[i] = seen.mapX(i, row);
            y[i] = seen.mapY(i, row);
        }
        float[] together = new float[3 * WIDTH];
        float[] alone = new float[3];

        layer.samples(x, y, 5, WIDTH, LEVELS, together);

        for (int i = 5; i < WIDTH; i++) {
            layer.sample(x[i], y[i], LEVELS, alone);
            assertArrayEquals(alone, Arrays.copyOfRange(together, 3 * i, 3 * i + 3), reason + ", point " + i);
        }
        assertEquals(0, together[14], "what was not asked for");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 700", "3, 2, 230", "1, 650, 50"})
    void pixelsAreThoseOfEachPixel(int step, int first, int pixels) {
        float[] together = new float[3 * pixels];
        float[] alone = new float[3];

        layer.pixels(first, step, 4, 1, pixels, LEVELS, together);

        for (int i = 1; i < pixels; i++) {
            layer.sample(first + step * i, 4, LEVELS, alone);
            for (int channel = 0; channel < 3; channel++) {
                assertEquals(alone[channel], together[3 * i + channel], 1e-5f, "pixel " + i);
            }
        }
    }

    @Test
    void coverageAlongALineIsThatOfEachPoint() {
        byte[] shares = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < 200; i++) {
            shares[(3 + i % 7) * WIDTH + 200 + random.nextInt(150)] = (byte) random.nextInt(256);
        }
        shares[8 * WIDTH] = 77;
        SitterCoverage coverage = new SitterCoverage(shares, WIDTH, HEIGHT);
        for (int line = -3; line < HEIGHT + 3; line++) {
            Affine seen = Affine.similarity(0.01 * line, 1, WIDTH / 2.0, HEIGHT / 2.0, 0.3, 0.4);
            double[] x = new double[WIDTH + 20];
            double[] y = new double[WIDTH + 20];
            for (int i = 0; i < x.length; i++) {
                x[i] = seen.mapX(i - 10, line);
                y[i] = seen.mapY(i - 10, line);
            }
            float[] together = new float[x.length];

            coverage.along(x, y, x.length, together);

            for (int i = 0; i < x.length; i++) {
                assertEquals(coverage.at(x[i], y[i]), together[i], "line " + line + ", point " + i);
            }
        }
    }
}
