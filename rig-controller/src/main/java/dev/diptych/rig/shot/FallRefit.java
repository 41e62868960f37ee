package dev.diptych.rig.shot;

import java.util.ArrayList;
import java.util.List;

/**
 * This shot's own fall of the lamps, all of them together, found anew from its rows. Times are offsets from the start of
 * the studio frame's readout.
 *
 * @param startNanos when the light passed {@link #START_LEVEL}
 * @param halfNanos when it passed 50 %
 * @param endNanos when it passed {@link #END_LEVEL}
 * @param allowedStartNanos the earliest start that the log and the calibrated responses allow
 * @param expectedHalfNanos when the log and the median responses put the half
 * @param allowedEndNanos the latest end that the log and the calibrated responses allow
 * @param ended whether the rows saw it end; if not, {@code endNanos} is where they ceased to look
 * @param samples what the rows saw
 * @param curve the light found from them
 */
public record FallRefit(long startNanos, long halfNanos, long endNanos, long allowedStartNanos, long expectedHalfNanos,
        long allowedEndNanos, boolean ended, List<RowSample> samples, List<Point> curve) {
    /** Nearer to full light than this, a sitter who moves cannot be told from a lamp that fades. */
    public static final double START_LEVEL = 0.97;
    /** Nearer to darkness than this is the residual light's matter. */
    public static final double END_LEVEL = 0.01;
    private static final double CURVE_STEP_NANOS = 2e6;
    private static final long UNENDED_NANOS = 20_000_000;

    /** The mean light of a band of rows over their exposure, as a share of the full light. */
    public record RowSample(long fromNanos, long untilNanos, double level) {}

    /** The light at an instant, as a share of the full light. */
    public record Point(long atNanos, double level) {}

    public FallRefit {
        samples = List.copyOf(samples);
        curve = List.copyOf(curve);
    }

    /** @param zeroNanos the start of the studio frame's readout */
    static FallRefit of(List<FallFit.Sample> samples, FallExpectation expectation, long zeroNanos) {
        FallFit fit = FallFit.of(samples, FallFit.SHARP_FALL);
        List<Point> curve = new ArrayList<>();
        for (double at = fit.startNanos(); at <= fit.endNanos(); at += CURVE_STEP_NANOS) {
            curve.add(new Point(Math.round(at) - zeroNanos, fit.levelAt(at)));
        }
        return new FallRefit(fit.passesNanos(START_LEVEL) - zeroNanos, fit.passesNanos(0.5) - zeroNanos,
                fit.passesNanos(END_LEVEL) - zeroNanos, expectation.earliestNanos(START_LEVEL) - zeroNanos,
                expectation.expectedNanos(0.5) - zeroNanos, expectation.latestNanos(END_LEVEL) - zeroNanos,
                fit.finalLevel() <= END_LEVEL * fit.levelAt(fit.startNanos()),
                samples.stream()
                        .map(sample -> new RowSample(Math.round(sample.fromNanos()) - zeroNanos,
                                Math.round(sample.untilNanos()) - zeroNanos, sample.level()))
                        .toList(),
                curve);
    }

    /**
     * By how much the fall began before, or ended after, what is allowed; 0 if it did neither. A fall that was not seen
     * to end may last for any time: it counts as {@value #UNENDED_NANOS} ns outside at least.
     */
    public long outsideNanos() {
        return Math.max(ended ? 0 : UNENDED_NANOS,
                Math.max(allowedStartNanos - startNanos, endNanos - allowedEndNanos));
    }

    /** By how much the fall came later than the calibrated medians have it; negative if earlier. */
    public long lateNanos() {
        return halfNanos - expectedHalfNanos;
    }
}
