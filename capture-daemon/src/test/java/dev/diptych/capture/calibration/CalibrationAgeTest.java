package dev.diptych.capture.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationAgeTest {
    private static final Instant TAKEN_AT = Instant.parse("2026-07-26T12:00:00Z");
    private static final StoredCalibration STORED = new StoredCalibration(SampleCalibration.calibration(), TAKEN_AT,
            Path.of("c.json"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = { //
        "PT0S | PT24H | -", //
        "PT24H | PT24H | -", //
        "PT24H0.001S | PT24H | is 24.1 hours old and may be 24 (calibration.max_age_hours); calibrate again.",
        "PT26H30M | PT24H | is 26.5 hours old and may be 24 (calibration.max_age_hours); calibrate again.",
        "PT7M | PT6M | is 0.2 hours old and may be 0.1 (calibration.max_age_hours); calibrate again.",
        "P40D | PT100H | is 960 hours old and may be 100 (calibration.max_age_hours); calibrate again.",
        // A clock that was set back by a little.
        "PT-5M | PT24H | -",
        "PT-5M-1S | PT24H | was taken at 2026-07-26T12:00:00Z, but this computer's clock says 2026-07-26T11:54:59Z; set the clock, or move the calibration away and calibrate again."})
    void anOldCalibrationIsToldOf(Duration age, Duration max, String expected) {
        Optional<String> objection = new CalibrationAge(max, InstantSource.fixed(TAKEN_AT.plus(age)))
                .objection(STORED);

        assertEquals(Optional.ofNullable(expected).map(sentence -> "The calibration c.json " + sentence), objection);
    }
}
