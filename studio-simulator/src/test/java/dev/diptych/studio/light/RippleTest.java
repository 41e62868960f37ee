package dev.diptych.studio.light;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RippleTest {
    @ParameterizedTest
    @CsvSource({"100, 0.3, 0, 0, 8, exposure shorter than a period", "100, 0.3, 1.7, 12345.6, 12353.6, later",
        "1000, 0.05, 0.4, 5, 21, sixteen periods", "240, 0.9, 3, 1, 1.25, a glimpse"})
    void meanIsThatOfABruteForceSum(double hertz, double ratio, double phase, double fromMillis, double toMillis,
            String reason) {
        double sum = 0;
        int steps = 100_000;
        for (int i = 0; i < steps; i++) {
            double seconds = (fromMillis + (toMillis - fromMillis) * (i + 0.5) / steps) / 1e3;
            sum += 1 + ratio * Math.sin(2 * Math.PI * hertz * seconds + phase);
        }

        double mean = new Ripple(hertz, ratio, phase).meanFactor(fromMillis * 1e6, toMillis * 1e6);

        assertEquals(sum / steps, mean, 1e-7, reason);
    }

    @Test
    void meanOverWholePeriodsIsOne() {
        assertEquals(1, new Ripple(120, 0.5, 0.3).meanFactor(7e6, 7e6 + 3e9 / 120), 1e-9);
    }

    @Test
    void lightWithoutRippleIsSteady() {
        assertEquals(1, Ripple.NONE.meanFactor(1e6, 1.1e6));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "-100, 0.1", "100, 1", "100, -0.1", "NaN, 0.1", "100, NaN"})
    void refusesWhatNoLampDoes(double hertz, double ratio) {
        assertThrows(IllegalArgumentException.class, () -> new Ripple(hertz, ratio, 0));
    }
}
