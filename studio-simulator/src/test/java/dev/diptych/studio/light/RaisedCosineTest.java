package dev.diptych.studio.light;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaisedCosineTest {
    @ParameterizedTest
    @CsvSource({"320e6, 80e6, 1, 0, a relay lamp falls", "8e6, 5e6, 1, 0, a dimmed lamp falls",
        "1.5e9, 40e6, 0, 1, a lamp rises", "50e3, 200e3, 0, 0.4, a torch to part of its light",
        "3e9, 60e6, 0.3, 0.8, from part to part"})
    void leavesItsLevelAtTheDeadTimeAndHasArrivedAFallLater(double leavesNanos, double fallNanos, double from,
            double to, String reason) {
        RaisedCosine change = RaisedCosine.between(leavesNanos, fallNanos, from, to);

        assertEquals(from + 0.005 * (to - from), change.level(leavesNanos), 1e-9, reason);
        assertEquals(to - 0.005 * (to - from), change.level(leavesNanos + fallNanos), 1e-9, reason);
    }

    @Test
    void beginsAndEnds() {
        RaisedCosine fall = RaisedCosine.between(100e6, 80e6, 1, 0);

        assertEquals(1, fall.level(fall.startNanos() - 1));
        assertEquals(1, fall.level(fall.startNanos()));
        assertEquals(0, fall.level(fall.startNanos() + fall.durationNanos()), 1e-15);
        assertEquals(0, fall.level(1e12), 1e-15);
    }

    @Test
    void fallsAllTheWay() {
        RaisedCosine fall = RaisedCosine.between(100e6, 80e6, 1, 0);

        for (double u = 0.01; u <= 1; u += 0.01) {
            double earlier = fall.level(fall.startNanos() + (u - 0.01) * fall.durationNanos());
            assertTrue(fall.level(fall.startNanos() + u * fall.durationNanos()) < earlier);
        }
    }

    @Test
    void integralIsThatOfTheLevel() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            double fallNanos = random.nextDouble(1e5, 3e8);
            RaisedCosine change = RaisedCosine.between(random.nextDouble(0, 1e10), fallNanos, 0, random.nextDouble())
                    .startingAt(random.nextDouble(), 0.05);
            double untilNanos = change.startNanos() + random.nextDouble(0, 4) * fallNanos;

            double numeric = midpointSum(change, untilNanos);

            assertEquals(numeric, change.integralNanos(untilNanos), 1e-6 * fallNanos, change::toString);
        }
    }

    private static double midpointSum(RaisedCosine change, double untilNanos) {
        int steps = 4000;
        double stepNanos = (untilNanos - change.startNanos()) / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += change.level(change.startNanos() + (i + 0.5) * stepNanos);
        }
        return sum * stepNanos;
    }

    @Test
    void onlyRisesOvershoot() {
        RaisedCosine off = RaisedCosine.between(100e6, 80e6, 0, 0.4).startingAt(1, 0.05);
        RaisedCosine on = RaisedCosine.between(100e6, 80e6, 0, 1).startingAt(0.2, 0.05);

        assertEquals(0.4, off.level(off.startNanos() + off.durationNanos()), 1e-12);
        assertEquals(1 + 0.8 * 0.05 * Math.exp(-1), on.level(on.startNanos() + 0.4e9), 1e-12);
        assertEquals(0.2, on.level(on.startNanos()), 1e-12);
    }
}
