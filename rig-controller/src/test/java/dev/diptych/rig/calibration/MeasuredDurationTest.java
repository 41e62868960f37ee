package dev.diptych.rig.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.Spread;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuredDurationTest {
    private static final double P99_9 = 3.0902;

    /** One-sided tolerance factors of the normal distribution, from the noncentral t distribution. */
    @ParameterizedTest
    @CsvSource({"10, 5.203", "20, 4.319", "50, 3.766"})
    void toleranceFactorIsThatOfTheTables(int repeats, double published) {
        assertEquals(published, MeasuredDuration.toleranceFactor(repeats), 0.02 * published);
    }

    @Test
    void manyRepeatsLeaveTheNormalPercentile() {
        assertEquals(P99_9, MeasuredDuration.toleranceFactor(1_000_000), 0.01);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 64})
    void statedPercentilesEncloseTheTrueOnesAsOftenAsTheySay(int repeats) {
        Random random = new Random(repeats);
        double trueHighNanos = 300e6 + P99_9 * 4e6;
        double trueLowNanos = 300e6 - P99_9 * 4e6;
        int samples = 8_000;
        int high = 0;
        int low = 0;
        for (int i = 0; i < samples; i++) {
            Spread spread = MeasuredDuration
                    .of(DoubleStream.generate(() -> 300e6 + 4e6 * random.nextGaussian()).limit(repeats).toArray())
                    .spread();
            high += spread.p99_9Nanos() >= trueHighNanos ? 1 : 0;
            low += spread.p0_1Nanos() <= trueLowNanos ? 1 : 0;
        }

        assertTrue(high >= 0.94 * samples, "p99.9 in " + high + " of " + samples);
        assertTrue(low >= 0.94 * samples, "p0.1 in " + low + " of " + samples);
        // Not by being far too wide.
        assertTrue(high <= 0.97 * samples, "p99.9 in " + high + " of " + samples);
    }

    @Test
    void meanAndStandardDeviationAreThoseOfTheSample() {
        MeasuredDuration duration = MeasuredDuration.of(new double[]{2e6, 4e6, 4e6, 4e6, 5e6, 5e6, 7e6, 9e6});

        assertEquals(5_000_000, duration.meanNanos());
        // Sum of squares 32, over 7.
        assertEquals(2_138_090, duration.sdNanos());
        assertEquals(8, duration.repeats());
    }

    @Test
    void noDurationIsShorterThanNothing() {
        Spread spread = new MeasuredDuration(-40_000, 100_000, 64).spread();

        assertEquals(0, spread.p0_1Nanos());
        assertEquals(0, spread.p50Nanos());
        assertTrue(spread.p99_9Nanos() > 300_000);
    }
}
