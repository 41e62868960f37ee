package dev.diptych.rig.camera;

/**
 * How a frame is exposed.
 *
 * @param exposureNanos how long each row gathers light
 * @param gain analogue gain, 1 or more
 */
public record ExposureSetting(long exposureNanos, double gain) {
    public ExposureSetting {
        if (exposureNanos <= 0 || !(gain >= 1 && gain < 1000)) {
            throw new IllegalArgumentException("An exposure needs a positive time and a gain of at least 1, but is "
                    + exposureNanos + " ns at gain " + gain + ".");
        }
    }

    /** Signal per unit of light, in nanoseconds of exposure at gain 1. */
    public double sensitivity() {
        return exposureNanos * gain;
    }

    /** Whether the camera's report of what it did agrees with this, within 5 % in time and in gain. */
    public boolean agreesWith(ExposureSetting reported) {
        return within5Percent(exposureNanos, reported.exposureNanos)
                && within5Percent(gain, reported.gain);
    }

    private static boolean within5Percent(double asked, double got) {
        return Math.abs(got - asked) <= 0.05 * asked;
    }
}
