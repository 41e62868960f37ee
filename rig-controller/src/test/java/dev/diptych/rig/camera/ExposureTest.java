package dev.diptych.rig.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
    @ParameterizedTest(name = "{2}")
    @CsvSource({"0, 1, no time", "-1, 1, negative time", "1000, 0.99, less than no gain", "1000, NaN, not a number",
        "1000, 1000, no analogue gain"})
    void refusesNonsense(long exposureNanos, double gain, String reason) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new ExposureSetting(exposureNanos, gain), reason);

        assertEquals("An exposure needs a positive time and a gain of at least 1, but is " + exposureNanos
                + " ns at gain " + gain + ".", refusal.getMessage());
    }

    @Test
    void sensitivityIsTimeTimesGain() {
        assertEquals(64e6, new ExposureSetting(16_000_000, 4).sensitivity());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({"10000000, 2, true, as asked", "10500000, 2, true, 5 % longer",
        "10500001, 2, false, more than 5 % longer", "9500000, 2, true, 5 % shorter",
        "9499999, 2, false, more than 5 % shorter", "10000000, 2.09, true, more gain",
        "10000000, 2.11, false, too much gain", "10000000, 1.89, false, too little gain",
        "5000000, 4, false, as sensitive but not as asked"})
    void agreesWithinFivePercentInTimeAndInGain(long exposureNanos, double gain, boolean agrees, String reason) {
        ExposureSetting asked = new ExposureSetting(10_000_000, 2);
        ExposureSetting reported = new ExposureSetting(exposureNanos, gain);

        assertEquals(agrees, asked.agreesWith(reported), reason);
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "5, 4"})
    void aWindowEndsAfterItStarts(long startNanos, long endNanos) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new ExposureWindow(startNanos, endNanos));

        assertEquals("An exposure window ends after it starts, but this one is [5, " + endNanos + "] ns.",
                refusal.getMessage());
    }

    @Test
    void aWindowShiftsAndWidens() {
        ExposureWindow window = new ExposureWindow(-10, 20);

        assertEquals(new ExposureWindow(-7, 23), window.shiftedBy(3));
        assertEquals(new ExposureWindow(-13, 23), window.widenedBy(3));
        assertEquals(5, window.middleNanos());
    }

    @ParameterizedTest
    @CsvSource({"EXPOSURE_START, 1008", "READOUT_START, 1000"})
    void aTimestampIsMappedToTheReadoutByItsMeaning(TimestampMeaning meaning, long readoutStartNanos) {
        FrameMetadata frame = new FrameMetadata(7, 1_000, meaning, 0, new ExposureSetting(8, 1));

        assertEquals(readoutStartNanos, frame.readoutStartNanos());
    }

    @Test
    void aTimestampOfUnknownMeaningPlacesNothing() {
        FrameMetadata frame = new FrameMetadata(7, 1_000, TimestampMeaning.UNKNOWN, 0, new ExposureSetting(8, 1));

        IllegalStateException refusal = assertThrows(IllegalStateException.class, frame::readoutStartNanos);

        assertEquals("The camera does not say what its timestamps mark, so the exposure of frame 7 cannot be placed in"
                + " time.", refusal.getMessage());
    }
}
