package dev.diptych.rig.shot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallFitTest {
    private static final double MS = 1e6;
    private static final double EXPOSURE_MS = 8;

    /** Light that is full until 40 ms and then falls along a straight line. */
    @ParameterizedTest
    @CsvSource({"60, 110, 0", // dark long before the samples end
        "60, 95, 0.083", // still falling at their end
        "5, 110, 0", // a fall shorter than one exposure
        "1000, 110, 0.93"}) // hardly begun
    void findsTheLightAtTheEndOfTheSamples(double fallMs, double endMs, double expected) {
        DoubleUnaryOperator light = ms -> Math.clamp(1 - (ms - 40) / fallMs, 0, 1);

        FallFit fit = FallFit.of(samples(light, endMs), FallFit.SMOOTH_TAIL);

        assertEquals(expected, fit.finalLevel(), 0.02);
        assertEquals(light.applyAsDouble(endMs - 20), fit.levelAt((endMs - 20) * MS), 0.05);
    }

    @Test
    void theLightNeverRises() {
        FallFit fit = FallFit.of(samples(ms -> 0.5 + 0.2 * Math.sin(ms / 9), 110), FallFit.SMOOTH_TAIL);

        for (double ms = 1; ms < 110; ms++) {
            assertTrue(fit.levelAt(ms * MS) <= fit.levelAt((ms - 1) * MS) + 1e-12);
        }
    }

    /** Rows of two frames read in 18 ms each, and of the studio frame before them. */
    private static List<FallFit.Sample> samples(DoubleUnaryOperator light, double endMs) {
        List<FallFit.Sample> samples = new ArrayList<>();
        for (double frameMs : new double[]{8, endMs - 51, endMs - 18}) {
            for (double readMs = frameMs; readMs <= frameMs + 18; readMs += 0.75) {
                samples.add(new FallFit.Sample((readMs - EXPOSURE_MS) * MS, readMs * MS, mean(light, readMs)));
            }
        }
        return samples;
    }

    private static double mean(DoubleUnaryOperator light, double readMs) {
        double sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += light.applyAsDouble(readMs - EXPOSURE_MS * (i + 0.5) / 100);
        }
        return sum / 100;
    }
}
