package dev.diptych.capture.libcamera.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.camera.ExposureSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposurePlanTest {
    private static final ExposureSetting STANDING = new ExposureSetting(8_000_000, 1);
    private static final ExposureSetting OTHER = new ExposureSetting(16_000_000, 4);
    private static final int REQUESTS = 4;

    private final ExposurePlan plan = new ExposurePlan(STANDING, REQUESTS);

    /** Frame 9 has come, 10 to 12 fill what is in flight, so a request that is queued now gets frame 13. */
    @ParameterizedTest
    @CsvSource({"0, 13", "2, 15", "5, 18", "-1, 12", "-4, 10"})
    void theFirstFrameThatCanBeChosenIsThatOfTheNextRequestAndTheLag(int latencyFrames, long expected) {
        plan.latencyFrames(latencyFrames);
        plan.filled(9);

        assertEquals(expected, plan.earliestSequence());
    }

    @Test
    void aRequestKeptBackPutsOffNothing() {
        plan.filled(9);
        plan.filled(10);

        assertEquals(13, plan.earliestSequence());
    }

    @ParameterizedTest
    @CsvSource({"0", "2", "3"})
    void theRequestThatIsTheLagEarlierCarriesTheExposure(int latencyFrames) {
        plan.latencyFrames(latencyFrames);
        plan.filled(9);
        plan.schedule(15 + latencyFrames, OTHER);

        for (long request = 13; request < 18; request++) {
            assertEquals(request == 15 ? OTHER : STANDING, plan.queue(), "request of frame " + request);
            plan.filled(request - 3);
        }
    }

    @Test
    void whatADroppedFrameWasToHaveIsForgotten() {
        plan.filled(9);
        plan.schedule(13, OTHER);
        // Frames 10 to 19 were dropped: the next request gets frame 23.
        plan.filled(20);

        assertEquals(STANDING, plan.queue());
        assertEquals(24, plan.earliestSequence());
    }

    @Test
    void aRequestThatCameBackUnfilledIsNotCounted() {
        plan.filled(9);
        plan.unfilled();

        assertEquals(12, plan.earliestSequence());
        assertEquals(2, plan.inFlight());
    }
}
