package dev.diptych.protocol.time;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a line through the samples of both clocks (Klipper's clock synchronisation is the example: a regression whose
 * samples fade by a thirtieth with each new one). Not for several threads; what it gives out is.
 *
 * <p>A sample that was long under way and lies far from the line is left out, unless there has been no better one for ten
 * seconds. One that the line contradicts, as far as both can be wrong, means that the board's clock has jumped: then the
 * line begins anew with it, and the clock is unknown until several samples agree. Where no one line can go through all of
 * them the drift has changed: the oldest go.
 */
public final class ClockEstimator {
    /** After so many a sample weighs little. */
    private static final int WINDOW = 40;
    private static final double OUTLIER_SIGMAS = 5;
    private static final long OUTLIERS_AT_MOST_NANOS = 10_000_000_000L;
    /** What is shorter than this beside the shortest was not late. */
    private static final int LATE_FACTOR = 2;

    private final TickRate rate;
    private final List<ClockSample> samples = new ArrayList<>();
    private ClockFit fit = ClockFit.NONE;
    private long lastTicks;

    public ClockEstimator(long ticksPerSecond) {
        rate = new TickRate(ticksPerSecond);
    }

    /** @return whether it can be: if not, the bytes did not take as long as was said, and it is not used */
    public boolean add(Sync sync) {
        if (!sync.isPossible(rate)) {
            return false;
        }
        if (samples.isEmpty()) {
            lastTicks = Integer.toUnsignedLong(sync.receivedTicks());
        } else {
            lastTicks += sync.receivedTicks() - (int) lastTicks;
        }
        ClockSample sample = ClockSample.of(sync, lastTicks, rate);
        if (fit.contradicts(sample)) {
            samples.clear();
        } else if (isOutlier(sample)) {
            return true;
        }
        samples.add(sample);
        if (samples.size() > WINDOW) {
            samples.removeFirst();
        }
        Drift drift = Drift.between(samples);
        while (!drift.isPossible()) {
            samples.removeFirst();
            drift = Drift.between(samples);
        }
        fit = ClockFit.through(List.copyOf(samples), drift, rate);
        return true;
    }

    private boolean isOutlier(ClockSample sample) {
        if (!fit.isKnown() || sample.hostNanos() - samples.getLast().hostNanos() > OUTLIERS_AT_MOST_NANOS) {
            return false;
        }
        long shortest = samples.stream().mapToLong(ClockSample::errorNanos).min().orElse(0);
        double sigma = Math.sqrt(samples.stream()
                .mapToDouble(each -> Math.pow(fit.residualNanos(each), 2))
                .average()
                .orElse(0));
        return sample.errorNanos() > LATE_FACTOR * shortest
                && Math.abs(fit.residualNanos(sample)) > OUTLIER_SIGMAS * sigma;
    }

    /** As well as it is known now. */
    public BoardTime time() {
        return fit;
    }

    /** Forgets all: the board was reset, or its line is not what was thought. */
    public void restart() {
        samples.clear();
        fit = ClockFit.NONE;
    }
}
