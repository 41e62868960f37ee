package dev.diptych.rig.light;

/**
 * A duration that differs from shot to shot, by three of its percentiles.
 *
 * @param p0_1Nanos one shot in a thousand is shorter
 * @param p50Nanos the median
 * @param p99_9Nanos one shot in a thousand is longer
 */
public record Spread(long p0_1Nanos, long p50Nanos, long p99_9Nanos) {
    /** The 99.9th percentile of the standard normal distribution. */
    private static final double NORMAL_P99_9 = 3.0902;

    public Spread {
        if (p0_1Nanos < 0 || p50Nanos < p0_1Nanos || p99_9Nanos < p50Nanos) {
            throw new IllegalArgumentException("A spread needs 0 <= p0.1 <= p50 <= p99.9, but these are " + p0_1Nanos
                    + ", " + p50Nanos + " and " + p99_9Nanos + " ns.");
        }
    }

    /** The same duration in every shot. */
    public static Spread exactly(long nanos) {
        return new Spread(nanos, nanos, nanos);
    }

    /** Normally distributed about its median; the low percentile stops at zero. */
    public static Spread normal(long medianNanos, long standardDeviationNanos) {
        long halfWidthNanos = Math.round(NORMAL_P99_9 * standardDeviationNanos);
        return new Spread(Math.max(0, medianNanos - halfWidthNanos), medianNanos, medianNanos + halfWidthNanos);
    }

    /** From the 0.1th to the 99.9th percentile. */
    public long widthNanos() {
        return p99_9Nanos - p0_1Nanos;
    }
}
