package dev.diptych.rig.light;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    @ParameterizedTest(name = "{3}")
    @CsvSource({"-1, 0, 1, negative", "2, 1, 3, median below the low percentile",
        "1, 3, 2, median above the high percentile"})
    void refusesPercentilesOutOfOrder(long p0_1, long p50, long p99_9, String reason) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new Spread(p0_1, p50, p99_9), reason);

        assertEquals("A spread needs 0 <= p0.1 <= p50 <= p99.9, but these are " + p0_1 + ", " + p50 + " and " + p99_9
                + " ns.", refusal.getMessage());
    }

    @Test
    void exactlyHasNoWidth() {
        assertEquals(new Spread(7, 7, 7), Spread.exactly(7));
        assertEquals(0, Spread.exactly(7).widthNanos());
    }

    @Test
    void normalReachesThreePointZeroNineStandardDeviationsOnBothSides() {
        Spread spread = Spread.normal(1_000_000, 10_000);

        assertEquals(new Spread(969_098, 1_000_000, 1_030_902), spread);
        assertEquals(61_804, spread.widthNanos());
    }

    @Test
    void normalNeverGoesBelowZero() {
        assertEquals(new Spread(0, 1_000, 31_902), Spread.normal(1_000, 10_000));
    }
}
