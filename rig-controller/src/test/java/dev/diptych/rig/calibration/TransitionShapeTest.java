package dev.diptych.rig.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionShapeTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "1, 4", "1.5, 1"})
    void isTheDistributionFunctionOfTheBetaDistribution(double p, double q) {
        TransitionShape shape = new TransitionShape(p, q);

        for (double u = 0.01; u < 1; u += 0.01) {
            // Closed forms where one of the two is 1.
            double expected = q == 1 ? Math.pow(u, p) : 1 - Math.pow(1 - u, q);
            assertEquals(expected, shape.at(u), 1e-3, "at " + u);
        }
    }

    @Test
    void smoothIsGentleAtBothEnds() {
        for (double u = 0; u <= 1; u += 0.01) {
            assertEquals(u * u * (3 - 2 * u), TransitionShape.SMOOTH.at(u), 1e-4, "at " + u);
        }
    }

    @Test
    void nothingChangesBeforeAndAfter() {
        assertEquals(0, TransitionShape.SMOOTH.at(-3));
        assertEquals(1, TransitionShape.SMOOTH.at(1.2));
        assertEquals(0, TransitionShape.SMOOTH.mean(-3, -1));
        assertEquals(1, TransitionShape.SMOOTH.mean(1.5, 7), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "0.3, 0.5", "8, 0.2", "0.2, 8", "5, 5"})
    void theMeanIsThatOfManyInstants(double p, double q) {
        TransitionShape shape = new TransitionShape(p, q);
        for (double from = -0.4; from < 1.2; from += 0.13) {
            for (double until = from + 0.03; until < 1.5; until += 0.21) {
                double sum = 0;
                for (int i = 0; i < 4_000; i++) {
                    sum += shape.at(from + (until - from) * (i + 0.5) / 4_000);
                }
                assertEquals(sum / 4_000, shape.mean(from, until), 5e-4, from + " to " + until);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "0.3, 0.5", "8, 0.2", "0.2, 8", "5, 5"})
    void risesAndTellsWhenItIsDoneToAShare(double p, double q) {
        TransitionShape shape = new TransitionShape(p, q);
        double before = 0;
        for (double share = 0.005; share < 1; share += 0.005) {
            double when = shape.when(share);
            assertEquals(share, shape.at(when), 1e-9);
            assertTrue(when >= before);
            before = when;
        }
    }
}
