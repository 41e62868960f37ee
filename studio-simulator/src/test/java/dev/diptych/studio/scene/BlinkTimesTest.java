package dev.diptych.studio.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlinkTimesTest {
    private static final double STEP_NANOS = 5e6;

    /** Starts of the blinks in some minutes from 0 on. */
    private static List<Double> starts(Lids lids, double minutes) {
        List<Double> starts = new ArrayList<>();
        boolean wasOpen = true;
        for (double at = 0; at < minutes * 60e9; at += STEP_NANOS) {
            boolean open = lids.closureAt(at) == 0;
            if (wasOpen && !open) {
                starts.add(at);
            }
            wasOpen = open;
        }
        return starts;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -5, 1234567})
    void sitterBlinksAsOftenAsAsked(long seed) {
        int blinks = starts(new BlinkTimes(15, seed), 10).size();

        assertEquals(150, blinks, 4);
    }

    @Test
    void blinksComeIrregularly() {
        List<Double> starts = starts(new BlinkTimes(15, 3), 10);
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (int i = 1; i < starts.size(); i++) {
            shortest = Math.min(shortest, starts.get(i) - starts.get(i - 1));
            longest = Math.max(longest, starts.get(i) - starts.get(i - 1));
        }

        assertTrue(shortest < 1.5e9, "shortest pause " + shortest);
        assertTrue(longest > 6e9 && longest < 8.1e9, "longest pause " + longest);
    }

    @Test
    void lidsCloseFasterThanTheyOpenAndStayClosedBriefly() {
        Lids lids = new BlinkTimes(15, 3);
        for (double start : starts(lids, 3)) {
            double closedFrom = start;
            while (lids.closureAt(closedFrom) < 1) {
                closedFrom += 1e6;
            }
            double closedTo = closedFrom;
            while (lids.closureAt(closedTo) == 1) {
                closedTo += 1e6;
            }
            double end = closedTo;
            while (lids.closureAt(end) > 0) {
                end += 1e6;
            }

            assertEquals(100e6, closedFrom - start, 30e6, "closing");
            assertEquals(50e6, closedTo - closedFrom, 25e6, "closed");
            assertEquals(155e6, end - closedTo, 50e6, "opening");
        }
    }

    @Test
    void anyInstantMayBeAskedForInAnyOrder() {
        Lids forwards = new BlinkTimes(15, 7);
        Lids backwards = new BlinkTimes(15, 7);
        List<Double> seen = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(forwards.closureAt(i * 20e6));
        }
        for (int i = 999; i >= 0; i--) {
            assertEquals(seen.get(i), backwards.closureAt(i * 20e6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 61, Double.NaN})
    void impossibleRateIsRefused(double perMinute) {
        assertEquals("A sitter blinks up to 60 times a minute, not " + perMinute + " times.",
                assertThrows(IllegalArgumentException.class, () -> new BlinkTimes(perMinute, 1)).getMessage());
    }
}
