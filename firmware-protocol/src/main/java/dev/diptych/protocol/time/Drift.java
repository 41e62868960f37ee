package dev.diptych.protocol.time;

import java.util.List;

/**
 * Between which two values the board's drift lies: nanoseconds that it gains in a nanosecond. Two samples of which either
 * can be wrong by so much bound the mean drift between them.
 */
record Drift(double least, double most) {
    /** Of a board that is used. */
    static final double LARGEST = BoardTime.MOST_DRIFT_PPM * 1e-6;
    /** No clock is so far off: where a drift is looked for, so that one that is too large shows. */
    private static final double SOUGHT = 0.5;
    /** How much a drift may wander within the samples' window: a resonator that warms up. */
    private static final double WANDER = 3e-6;

    static final Drift ANY = new Drift(-SOUGHT, SOUGHT);

    static Drift between(List<ClockSample> samples) {
        double least = -SOUGHT;
        double most = SOUGHT;
        for (int i = 0; i < samples.size(); i++) {
            ClockSample first = samples.get(i);
            for (ClockSample second : samples.subList(i + 1, samples.size())) {
                double apartNanos = second.hostNanos() - first.hostNanos();
                double slope = (second.offsetNanos() - first.offsetNanos()) / apartNanos;
                double error = (first.errorNanos() + second.errorNanos()) / apartNanos + WANDER;
                least = Math.max(least, slope - error);
                most = Math.min(most, slope + error);
            }
        }
        return new Drift(least, most);
    }

    /** Whether there is such a drift; if not, no one line goes through the samples. */
    boolean isPossible() {
        return least <= most;
    }

    /** Whether it is certain that a board with this drift is used. */
    boolean isSmall() {
        return least >= -LARGEST && most <= LARGEST;
    }

    double nearest(double slope) {
        return Math.clamp(slope, least, most);
    }

    /** How far a line of that slope can be off after so long. */
    double error(double slope, long nanos) {
        return nanos * Math.max(Math.max(most - slope, slope - least), WANDER);
    }
}
