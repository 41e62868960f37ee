package dev.diptych.studio.light;

/**
 * The flicker of a driver that dims by pulses: a light's output is multiplied by
 * {@code 1 + ratio sin(2 pi hertz t + phaseRadians)}, whose mean over time is 1.
 *
 * @param ratio 0 for a light that does not flicker; below 1
 */
public record Ripple(double hertz, double ratio, double phaseRadians) {
    public static final Ripple NONE = new Ripple(100, 0, 0);

    public Ripple {
        if (!(hertz > 0 && ratio >= 0 && ratio < 1)) {
            throw new IllegalArgumentException("A ripple needs a positive frequency and a ratio in [0, 1), but has "
                    + hertz + " Hz and " + ratio + ".");
        }
    }

    /** Mean of the factor over [fromNanos, toNanos], which is not empty: the exact integral. */
    public double meanFactor(double fromNanos, double toNanos) {
        if (ratio == 0) {
            return 1;
        }
        double radiansPerNano = 2 * Math.PI * hertz / 1e9;
        double from = radiansPerNano * fromNanos + phaseRadians;
        double to = radiansPerNano * toNanos + phaseRadians;
        return 1 + ratio * (Math.cos(from) - Math.cos(to)) / (to - from);
    }
}
