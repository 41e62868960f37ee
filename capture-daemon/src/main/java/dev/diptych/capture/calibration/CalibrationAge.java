package dev.diptych.capture.calibration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether a calibration is too old to be trusted: lamps age, and supplies behave otherwise when they are warm. */
public final class CalibrationAge {
    /** Clocks of computers are set now and then. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final BigDecimal HOUR_MILLIS = BigDecimal.valueOf(3_600_000);

    private final Duration max;
    private final InstantSource wallTime;

    /** @param max how old it may be ({@code calibration.max_age_hours}) */
    public CalibrationAge(Duration max, InstantSource wallTime) {
        this.max = max;
        this.wallTime = wallTime;
    }

    /** Why the calibration is not to be used, as one sentence; empty if it may. */
    public Optional<String> objection(StoredCalibration stored) {
        Instant now = wallTime.instant();
        Duration age = Duration.between(stored.takenAt(), now);
        if (age.plus(CLOCK_TOLERANCE).isNegative()) {
            return Optional.of("The calibration " + stored.file() + " was taken at " + stored.takenAt()
                    + ", but this computer's clock says " + now
                    + "; set the clock, or move the calibration away and calibrate again.");
        }
        if (age.compareTo(max) > 0) {
            return Optional.of("The calibration " + stored.file() + " is " + hours(age, RoundingMode.UP)
                    + " hours old and may be " + hours(max, RoundingMode.DOWN)
                    + " (calibration.max_age_hours); calibrate again.");
        }
        return Optional.empty();
    }

    /** To a tenth: the age upwards, so that it never reads as one that is allowed. */
    private static String hours(Duration duration, RoundingMode rounding) {
        BigDecimal tenths = BigDecimal.valueOf(duration.toMillis()).divide(HOUR_MILLIS, 1, rounding);
        return tenths.signum() == 0 ? "0" : tenths.stripTrailingZeros().toPlainString();
    }
}
