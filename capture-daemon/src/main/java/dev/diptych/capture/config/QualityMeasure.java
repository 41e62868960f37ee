package dev.diptych.capture.config;

import java.util.Locale;

/**
 * What the quality rules hold a pair to: each is a number with a limit for WARN and one for RETAKE. In the
 * configuration its limits are its name in lower case with {@code _warn} and {@code _retake}; the unit is in the name.
 */
public enum QualityMeasure {
    RESIDUAL_LAMP_RATIO(Bad.HIGH, 0.0006, 0.00125, 1,
            "lamp light in the flash frame's first rows, as a share of the studio frame's (rule `residual_light`); with "
                    + "four lamps, one of them at 0.5 % of its light is 0.00125"), FLASH_RATIO(Bad.LOW, 0.5, 0.2, 1,
                            "the flash's share of the flash frame's light; low is bad (`flash_fired`)"), FLASH_LEVEL_RATIO(
                                    Bad.HIGH, 0.025, 0.035, 1,
                                    "how far the flash's light is from what was metered, either way (`flash_level`)"), STUDIO_LEVEL_RATIO(
                                            Bad.HIGH, 0.03, 0.06, 1,
                                            "how far the studio frame's light is from what was metered: a lamp that was dark, or a frame that was not "
                                                    + "exposed as it says (`studio_level`)"), LAMP_TIMING_MS(Bad.HIGH,
                                                            2, 5, 1000,
                                                            "by how much the lamps' fall, found anew from the shot's own rows, began before or ended after what their "
                                                                    + "calibrated responses allow (`lamp_timing`)"), CLIPPED_RATIO(
                                                                            Bad.HIGH, 0.05, 0.2, 1,
                                                                            "share of saturated pixels in a frame (`clipping_studio`, `clipping_flash`)"), BLUR_PX(
                                                                                    Bad.HIGH, 1.2, 6, 100,
                                                                                    "by how much the sitter's sharpest edges are wider than pixels make them, for a frame 1000 pixels high "
                                                                                            + "(`focus_studio`, `focus_flash`)"), MOTION_RATIO(
                                                                                                    Bad.HIGH, 0.02,
                                                                                                    0.035, 1,
                                                                                                    "how far the sitter moved between the two frames, as a share of the frame's height (`motion`)"), EXPOSURE_RATIO(
                                                                                                            Bad.HIGH,
                                                                                                            0.02, 0.05,
                                                                                                            1,
                                                                                                            "how far time times gain, as the camera reports them, are from what was asked (`exposure_studio`, "
                                                                                                                    + "`exposure_flash`)"), DROPPED_FRAMES(
                                                                                                                            Bad.HIGH,
                                                                                                                            0,
                                                                                                                            3,
                                                                                                                            1000,
                                                                                                                            "frames of the shot that the camera did not deliver (`dropped_frames`)"), MISEXPOSED_FRAMES(
                                                                                                                                    Bad.HIGH,
                                                                                                                                    0,
                                                                                                                                    3,
                                                                                                                                    1000,
                                                                                                                                    "frames of the shot that were not exposed as asked, by their own metadata; the pair is not made of them "
                                                                                                                                            + "(`misexposed_frames`)"), LAMP_DRIFT_MS(
                                                                                                                                                    Bad.HIGH,
                                                                                                                                                    4,
                                                                                                                                                    100,
                                                                                                                                                    1000,
                                                                                                                                                    "how far the falls of the latest shots lie from the calibrated one, the median of eight, either way "
                                                                                                                                                            + "(`lamp_drift`); the rig refuses to go on when it is half of the spread"), LATE_EDGES_MS(
                                                                                                                                                                    Bad.HIGH,
                                                                                                                                                                    1,
                                                                                                                                                                    20,
                                                                                                                                                                    1000,
                                                                                                                                                                    "how far the worst switch lay from its planned instant, early or late, beyond what its log leaves open (`late_edges`)"), REGISTRATION_ERROR_PX(
                                                                                                                                                                            Bad.HIGH,
                                                                                                                                                                            1,
                                                                                                                                                                            3,
                                                                                                                                                                            100,
                                                                                                                                                                            "estimated error of the registration, for a frame 1000 pixels high; the limit grows with the height "
                                                                                                                                                                                    + "(`registration`)");

    private enum Bad {
        HIGH, LOW
    }

    private final Bad bad;
    private final double usualWarn;
    private final double usualRetake;
    private final double max;
    private final String meaning;

    QualityMeasure(Bad bad, double usualWarn, double usualRetake, double max, String meaning) {
        this.bad = bad;
        this.usualWarn = usualWarn;
        this.usualRetake = usualRetake;
        this.max = max;
        this.meaning = meaning;
    }

    /** What it measures, for the reference page. */
    String meaning() {
        return meaning;
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
