package dev.diptych.rig.calibration;

import java.util.Arrays;
import java.util.List;

/**
 * When a light comes on, found in frames by nothing but their light, wherever it may lie: a row's level at rest is its
 * median over the frames, and its lit level its highest. So the light is lit for a frame period and an exposure at least,
 * and for less than half of the frames.
 *
 * @param share of the light at rest that it brings
 * @param delayNanos from the switch until it is half lit, by the frames' timestamps; NaN if its share is too small to
 *            look for
 * @param seen whether rows were exposed one after another about then, so that the delay is no guess
 */
record Onset(double share, double delayNanos, boolean seen) {
    private static final double HALF = 0.5;
    private static final double DARK = 0.35;
    private static final double LIT = 0.65;
    /** A row that sees less of the light, against a typical row, is too noisy. */
    private static final double LEAST_WEIGHT = 0.25;
    /** Rows follow each other by their step; those of the next frame hardly later, if a camera reads out all the time. */
    private static final double LONGEST_STEPS = 2;
    private static final double GAP_MARGIN_NANOS = 500_000;

    /** @param leastShare a light that brings less is not looked for */
    static Onset in(List<SampledFrame> frames, long edgeNanos, double framePeriodNanos, double leastShare) {
        int rows = frames.isEmpty() ? 0 : frames.getFirst().rows().length;
        double[] rest = new double[rows];
        double[] step = new double[rows];
        for (int row = 0; row < rows; row++) {
            int of = row;
            double[] levels = frames.stream().mapToDouble(frame -> frame.rows()[of]).sorted().toArray();
            rest[row] = levels[levels.length / 2];
            step[row] = levels[levels.length - 1] - rest[row];
        }
        double restMean = Arrays.stream(rest).average().orElse(Double.NaN);
        double typical = Arrays.stream(step).average().orElse(Double.NaN);
        double share = typical / restMean;
        // Rows may be noisy, whole frames hardly: in the first that is mostly lit, or in the one before, it came on.
        double litNanos = frames.stream()
                .filter(frame -> frame.mean() - restMean > HALF * typical)
                .mapToDouble(frame -> frame.readNanos(0))
                .findFirst()
                .orElse(Double.NaN);
        if (!(share >= leastShare) || Double.isNaN(litNanos)) {
            return new Onset(share, Double.NaN, false);
        }
        ChangeSamples samples = new ChangeSamples();
        for (SampledFrame frame : frames) {
            for (int row = 0; row < rows; row++) {
                if (step[row] > LEAST_WEIGHT * typical && frame.readNanos(row) > litNanos - 2 * framePeriodNanos
                        && frame.readNanos(row) < litNanos + framePeriodNanos) {
                    samples.add(frame.exposedNanos(row) - edgeNanos, frame.readNanos(row) - edgeNanos,
                            (frame.rows()[row] - rest[row]) / step[row], step[row] / typical);
                }
            }
        }
        FittedChange fit = FittedChange.guess(samples.all()).fit(samples.all(), TransitionShape.SMOOTH, false);
        return new Onset(share, fit.halfNanos(),
                seenThroughout(samples.all(), LONGEST_STEPS * frames.getFirst().rowStepNanos() + GAP_MARGIN_NANOS));
    }

    /** Whether samples follow each other closely while the light comes on. */
    private static boolean seenThroughout(List<ChangeSamples.Sample> inOrder, double gapNanos) {
        int last = 0;
        for (int i = 0; i < inOrder.size() && inOrder.get(i).done() < LIT; i++) {
            last = inOrder.get(i).done() < DARK ? i : last;
        }
        for (int i = last; i + 1 < inOrder.size(); i++) {
            if (inOrder.get(i + 1).middleNanos() - inOrder.get(i).middleNanos() > gapNanos) {
                return false;
            }
            if (inOrder.get(i + 1).done() > LIT) {
                return true;
            }
        }
        return false;
    }
}
