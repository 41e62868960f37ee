package dev.diptych.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.imaging.SrgbPlanes;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimpleMappingTest {
    private final SrgbPlanes flash = noise();

    @Test
    void theMatrixFindsAMatrix() {
        ColourMap truth = new ColourMap("truth",
                new double[][]{{0.5, 0.2, 0, 0.1}, {0, 0.7, 0.1, 0.05}, {0.1, 0, 0.4, 0.2}});
        ColourMap.Fit fit = new ColourMap.Fit();
        fit.add(flash, truth.apply(flash));
        assertClose(truth.apply(flash), fit.matrix().apply(flash), 1e-4);
    }

    @Test
    void thePerChannelMapFindsGainsAndOffsets() {
        ColourMap truth = new ColourMap("truth",
                new double[][]{{0.5, 0, 0, 0.1}, {0, 0.7, 0, 0.05}, {0, 0, 0.4, 0.2}});
        ColourMap.Fit fit = new ColourMap.Fit();
        fit.add(flash, truth.apply(flash));
        assertClose(truth.apply(flash), fit.perChannel().apply(flash), 1e-4);
    }

    @Test
    void theHistogramFindsAnyRisingCurve() {
        SrgbPlanes studio = new SrgbPlanes(flash.width(), flash.height());
        for (int i = 0; i < studio.values().length; i++) {
            studio.values()[i] = (float) Math.sqrt(flash.values()[i]);
        }
        HistogramMatch.Fit fit = new HistogramMatch.Fit();
        fit.add(flash, studio);
        // The curve is steepest at black, where one bin of the input spans many of the result.
        assertClose(studio, fit.match().apply(flash), 0.07);
    }

    private static void assertClose(SrgbPlanes expected, SrgbPlanes actual, double tolerance) {
        for (int i = 0; i < expected.values().length; i++) {
            assertEquals(expected.values()[i], actual.values()[i], tolerance);
        }
    }

    private static SrgbPlanes noise() {
        Random random = new Random(4);
        SrgbPlanes planes = new SrgbPlanes(64, 64);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = random.nextFloat();
        }
        return planes;
    }
}
