package dev.diptych.rig.calibration;

import dev.diptych.rig.light.Spread;

/**
 * A duration that was measured again and again.
 *
 * @param sdNanos standard deviation from repeat to repeat
 */
public record MeasuredDuration(long meanNanos, long sdNanos, int repeats) {
    /** That the stated percentiles enclose the true ones: one-sided, for each end. */
    public static final double CONFIDENCE = 0.95;
    /** The 99.9th and the 95th percentile of the standard normal distribution. */
    private static final double Z_P99_9 = 3.0902;
    private static final double Z_CONFIDENCE = 1.6449;

    /** @param durationsNanos one for each repeat, at least two */
    static MeasuredDuration of(double[] durationsNanos) {
        double mean = 0;
        for (double duration : durationsNanos) {
            mean += duration / durationsNanos.length;
        }
        double variance = 0;
        for (double duration : durationsNanos) {
            variance += (duration - mean) * (duration - mean) / (durationsNanos.length - 1);
        }
        return new MeasuredDuration(Math.round(mean), Math.round(Math.sqrt(variance)), durationsNanos.length);
    }

    /**
     * The percentiles p0.1 and p99.9, stated so wide that they enclose the true ones with {@link #CONFIDENCE}: the normal
     * tolerance interval of Natrella (1963), Experimental Statistics, as in the NIST handbook of statistical methods,
     * 7.2.6.3.
     */
    public Spread spread() {
        long halfWidthNanos = (long) Math.ceil(toleranceFactor(repeats) * sdNanos);
        long median = Math.max(0, meanNanos);
        return new Spread(Math.max(0, median - halfWidthNanos), median, median + halfWidthNanos);
    }

    static double toleranceFactor(int repeats) {
        double a = 1 - Z_CONFIDENCE * Z_CONFIDENCE / (2.0 * (repeats - 1));
        double b = Z_P99_9 * Z_P99_9 - Z_CONFIDENCE * Z_CONFIDENCE / repeats;
        return (Z_P99_9 + Math.sqrt(Z_P99_9 * Z_P99_9 - a * b)) / a;
    }
}
