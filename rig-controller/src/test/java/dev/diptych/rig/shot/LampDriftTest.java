package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.Spread;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The dead time of this lamp is believed to lie within 17 ms of its median, so the median may be 8.5 ms off. */
class LampDriftTest {
    private final LampDrift drift = new LampDrift(lights(
            lamp("key", new LightResponse(new Spread(ms(283), ms(300), ms(317)), Spread.exactly(ms(80)),
                    Spread.exactly(ms(100)), Spread.exactly(ms(40)))),
            torch()));

    @Test
    void aFewFallsSayNothing() {
        for (int i = 0; i < 3; i++) {
            drift.observe(fall(12, true));
        }

        assertEquals(OptionalDouble.empty(), drift.medianNanos());
        assertFalse(drift.isStale());
    }

    @Test
    void theMedianOfTheLatestEightCounts() {
        for (int i = 0; i < 8; i++) {
            drift.observe(fall(-1, true));
        }
        for (int i = 0; i < 4; i++) {
            drift.observe(fall(9, true));
        }

        assertEquals(ms(4), drift.medianNanos().orElseThrow(), 1);
        assertFalse(drift.isStale());
        for (int i = 0; i < 4; i++) {
            drift.observe(fall(9, true));
        }
        assertTrue(drift.isStale());
        assertEquals(ms(8.5), drift.limitNanos(), 1);
    }

    @Test
    void oneLampThatComesLateOnceIsNoDrift() {
        for (int i = 0; i < 7; i++) {
            drift.observe(fall(1, true));
        }
        drift.observe(fall(90, true));

        assertEquals(ms(1), drift.medianNanos().orElseThrow(), 1);
    }

    @Test
    void fallsThatComeEarlyDriftToo() {
        for (int i = 0; i < 4; i++) {
            drift.observe(fall(-9, true));
        }

        assertTrue(drift.isStale());
    }

    @Test
    void aFallThatIsNotSeenToEndIsThatShotsOwnFault() {
        for (int i = 0; i < 8; i++) {
            drift.observe(fall(9, false));
        }

        assertEquals(OptionalDouble.empty(), drift.medianNanos());
    }

    /** Allowed from 20 to 120 ms, expected to pass half at 70; it takes 60 ms. */
    private static FallRefit fall(double lateMs, boolean ended) {
        return new FallRefit(ms(40 + lateMs), ms(70 + lateMs), ms(100 + lateMs), ms(20), ms(70), ms(120), ended,
                List.of(),
                List.of());
    }
}
