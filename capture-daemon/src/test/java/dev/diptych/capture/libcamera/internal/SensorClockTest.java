package dev.diptych.capture.libcamera.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorClockTest {
    private static final long MONOTONIC_MILLIS = 5_000_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"never suspended,                                        0, 4999950, 4999950, 0",
        "suspended for an hour and stamped by CLOCK_MONOTONIC,     3600000, 4999950, 4999950, 0",
        "suspended for an hour and stamped by CLOCK_BOOTTIME,      3600000, 8599950, 4999950, 0",
        "a frame that waited for most of a second,                 3600000, 8599100, 4999100, 0",
        "suspended for so short that it may be either,                  30, 4999980, 4999980, 30",
        "suspended for short but longer than the frame is old,         200, 5000150, 4999950, 0"})
    void theClockByWhichTheFrameIsOfAPlausibleAgeIsTheRightOne(String what, long asleepMillis, long stampMillis,
            long expectedMillis, long doubtMillis) {
        SensorClock.Placed placed = place(asleepMillis, stampMillis);

        assertEquals(expectedMillis * 1_000_000, placed.nanos());
        assertEquals(doubtMillis * 1_000_000, placed.uncertaintyNanos());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"there is none, 0, 0", "of the wall clock, 3600000, 1700000000000", "of the future, 0, 5000001",
        "of long ago, 0, 4998000"})
    void aTimestampOfNeitherClockPlacesNothing(String what, long asleepMillis, long stampMillis) {
        assertEquals(false, place(asleepMillis, stampMillis).isKnown());
    }

    private static SensorClock.Placed place(long asleepMillis, long stampMillis) {
        return new SensorClock(33_333_333).place(new Completion(0, 1, stampMillis * 1_000_000,
                MONOTONIC_MILLIS * 1_000_000, (MONOTONIC_MILLIS + asleepMillis) * 1_000_000, Optional.empty(), 0, 0,
                Completion.Status.COMPLETE, new HeapFrame(0)));
    }
}
