package dev.diptych.capture.config;

import java.util.Locale;

/**
 * What the quality rules hold a pair to: each is a number with a limit for WARN and one for RETAKE. In the
 * configuration its limits are its name in lower case with {@code _warn} and {@code _retake}; the unit is in the name.
 */
public enum QualityMeasure {
    /**
     * Lamp light in the flash frame, as a share of the studio frame's; with four lamps, one of them at 0.5 % of its light
     * is 0.00125.
     */
    RESIDUAL_LAMP_RATIO(Bad.HIGH, 0.0006, 0.00125, 1),
    /** Share of the flash frame's light that the flash brought. */
    FLASH_RATIO(Bad.LOW, 0.5, 0.2, 1),
    /** How far the flash's light is from what was metered, as a share of that, either way. */
    FLASH_LEVEL_RATIO(Bad.HIGH, 0.025, 0.035, 1),
    /** How far the studio frame's light is from what was metered, as a share of that, either way. */
    STUDIO_LEVEL_RATIO(Bad.HIGH, 0.03, 0.06, 1),
    /** How much earlier than the calibration allows the lamps' fall began, or how much later it ended. */
    LAMP_TIMING_MS(Bad.HIGH, 2, 5, 1000),
    /** Share of a frame's pixels that are saturated. */
    CLIPPED_RATIO(Bad.HIGH, 0.05, 0.2, 1),
    /** By how much the sharpest edges of the sitter are wider than pixels make them, in a frame 1000 pixels high. */
    BLUR_PX(Bad.HIGH, 1.2, 6, 100),
    /** How far the sitter moved between the two frames, as a share of the frame's height. */
    MOTION_RATIO(Bad.HIGH, 0.02, 0.035, 1),
    /** How far a frame's exposure (time times gain) is from what was asked, as a share of that. */
    EXPOSURE_RATIO(Bad.HIGH, 0.02, 0.05, 1),
    /** How many of the shot's frames the camera did not deliver. */
    DROPPED_FRAMES(Bad.HIGH, 0, 3, 1000),
    /** How many of the shot's frames were not exposed as asked, by their own metadata. */
    MISEXPOSED_FRAMES(Bad.HIGH, 0, 3, 1000),
    /** How far the falls of the latest shots lie from the calibrated one, in the mean, either way. */
    LAMP_DRIFT_MS(Bad.HIGH, 4, 100, 1000),
    /** How far the worst switch lay from its planned instant, early or late. */
    LATE_EDGES_MS(Bad.HIGH, 1, 20, 1000),
    /** Estimated error of the registration, in pixels of a frame 1000 pixels high. */
    REGISTRATION_ERROR_PX(Bad.HIGH, 1, 3, 100);

    private enum Bad {
        HIGH, LOW
    }

    private final Bad bad;
    private final double usualWarn;
    private final double usualRetake;
    private final double max;

    QualityMeasure(Bad bad, double usualWarn, double usualRetake, double max) {
        this.bad = bad;
        this.usualWarn = usualWarn;
        this.usualRetake = usualRetake;
        this.max = max;
    }

    /** The name in the configuration, to which {@code _warn} and {@code _retake} are appended. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean lowIsBad() {
        return bad == Bad.LOW;
    }

    /** Whether {@code value} is on the bad side of {@code limit}; what is not a number is. */
    public boolean isBeyond(double value, double limit) {
        return lowIsBad() ? !(value >= limit) : !(value <= limit);
    }

    QualityLimits.Limit usual() {
        return new QualityLimits.Limit(usualWarn, usualRetake);
    }

    /** No limit is larger. */
    double max() {
        return max;
    }
}
