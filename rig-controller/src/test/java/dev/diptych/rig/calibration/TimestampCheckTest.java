package dev.diptych.rig.calibration;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.TIMESTAMPS;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampCheckTest {
    private static final long PERIOD_NANOS = 33_333_333;
    private static final long NOW_NANOS = 5_000_000_000_000L;

    private final TimestampCheck check = new TimestampCheck(new FrameTiming(PERIOD_NANOS, 18_000_000));

    private static FrameMetadata frame(long sequence, long timestampNanos) {
        return new FrameMetadata(sequence, timestampNanos, TimestampMeaning.READOUT_START, 1_000,
                new ExposureSetting(4_000_000, 1));
    }

    private static List<SampledFrame> frames(LongUnaryOperator timestampNanos) {
        return LongStream.range(0, 45)
                .filter(sequence -> sequence % 9 != 4)
                .mapToObj(sequence -> new SampledFrame(frame(sequence, timestampNanos.applyAsLong(sequence)),
                        new double[]{1}, 0))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0", "25000000", "300000000"})
    void aFrameArrivesSomeTimeAfterItsTimestamp(long ageNanos) {
        assertDoesNotThrow(() -> check.requireRecent(frame(7, NOW_NANOS - ageNanos), NOW_NANOS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-50000000 | 0.050 s ahead of", "-100000000000 | 100.000 s ahead of",
        "500000000 | 0.500 s behind", "4999999999999 | 5000.000 s behind",
        // Wall time, in nanoseconds since 1970.
        "-1700000000000000000 | 1700000000.000 s ahead of"})
    void aTimestampFarFromNowIsOfAnotherClock(long ageNanos, String where) {
        RefusedException refused = assertThrows(RefusedException.class,
                () -> check.requireRecent(frame(7, NOW_NANOS - ageNanos), NOW_NANOS));

        assertEquals(new CalibrationRefusal(TIMESTAMPS, "When a frame arrives, the camera's timestamp lies " + where
                + " the rig's clock: the camera's clock is not the rig's; check the driver."), refused.refusal());
    }

    @Test
    void anExactPaceAndOneThatIsAlmostExactAreGood() {
        Random random = new Random(1);

        assertDoesNotThrow(() -> check.requirePace(frames(sequence -> sequence * PERIOD_NANOS)));
        assertDoesNotThrow(() -> check.requirePace(
                frames(sequence -> sequence * PERIOD_NANOS * 1001 / 1000 + random.nextLong(200_000))));
    }

    @Test
    void aJumpOnAGoodDayIsNoReasonToRefuse() {
        assertDoesNotThrow(() -> check.requirePace(
                frames(sequence -> sequence * PERIOD_NANOS + (sequence > 20 ? 60_000_000 : 0))));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.000", // standing still
        "33333, 0.033", // microseconds taken for nanoseconds
        "66666666, 66.667", // a frame rate that has fallen for want of light
        "-33333333, -33.333"})
    void anotherPaceIsRefused(long stepNanos, String stepMs) {
        RefusedException refused = assertThrows(RefusedException.class,
                () -> check.requirePace(frames(sequence -> sequence * stepNanos)));

        assertEquals(new CalibrationRefusal(TIMESTAMPS, "The camera's timestamps advance by " + stepMs
                + " ms a frame, but its mode has a frame every 33.333 ms; check the driver's clock, and that its frame"
                + " rate is fixed."), refused.refusal());
    }

    @Test
    void timestampsThatStrayAreRefused() {
        Random random = new Random(1);

        RefusedException refused = assertThrows(RefusedException.class, () -> check.requirePace(
                frames(sequence -> sequence * PERIOD_NANOS + random.nextLong(8_000_000))));

        assertEquals(TIMESTAMPS, refused.refusal().code());
        assertEquals("The camera's timestamps stray from frame to frame by",
                refused.refusal().sentence().substring(0, 52));
    }
}
