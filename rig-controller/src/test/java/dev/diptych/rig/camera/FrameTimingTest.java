package dev.diptych.rig.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTimingTest {
    private static final FrameTiming TIMING = new FrameTiming(40, 20);

    @ParameterizedTest(name = "{2}")
    @CsvSource({"40, 40, no time between readouts", "40, 41, readouts overlap", "40, -1, negative readout",
        "0, 0, no period"})
    void refusesReadoutsThatDoNotFitThePeriod(long framePeriodNanos, long readoutNanos, String reason) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new FrameTiming(framePeriodNanos, readoutNanos), reason);

        assertEquals("A frame period must be longer than the readout, but they are " + framePeriodNanos + " and "
                + readoutNanos + " ns.", refusal.getMessage());
    }

    @Test
    void aGlobalShutterReadsOutInNoTime() {
        assertEquals(new ExposureWindow(90, 100), new FrameTiming(40, 0).window(100, new ExposureSetting(10, 1)));
    }

    @Test
    void aWindowReachesFromTheFirstRowsStartToTheLastRowsEnd() {
        assertEquals(new ExposureWindow(90, 120), TIMING.window(100, new ExposureSetting(10, 1)));
    }

    @Test
    void readoutsArePeriodicWhateverTheExposure() {
        ExposureWindow brief = TIMING.window(100, new ExposureSetting(1, 1));
        ExposureWindow long40 = TIMING.window(100, new ExposureSetting(40, 1));

        assertEquals(brief.endNanos(), long40.endNanos());
        assertEquals(39, brief.startNanos() - long40.startNanos());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({"-1000, 0, long before frame 0", "-10, 0, frame 0 starts then", "-9, 1, frame 0 has started",
        "30, 1, frame 1 starts then", "31, 2, frame 1 has started", "390, 10, ten frames on"})
    void countsToTheFirstFrameThatStartsNoEarlier(long nanos, int frame, String reason) {
        assertEquals(frame, TIMING.firstFrameExposedAfter(nanos, new ExposureSetting(10, 1)), reason);
    }

    @Test
    void theFirstFrameIsTheFirstByTrial() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            long periodNanos = 1L + random.nextInt(100);
            FrameTiming timing = new FrameTiming(periodNanos, random.nextInt((int) periodNanos));
            ExposureSetting exposure = new ExposureSetting(1 + random.nextInt(200), 1);
            long nanos = random.nextInt(2_000) - 500L;

            int trial = 0;
            while (timing.window(trial * periodNanos, exposure).startNanos() < nanos) {
                trial++;
            }

            assertEquals(trial, timing.firstFrameExposedAfter(nanos, exposure), timing + " " + exposure + " " + nanos);
        }
    }
}
