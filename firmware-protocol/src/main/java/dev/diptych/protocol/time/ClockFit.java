package dev.diptych.protocol.time;

import java.util.List;

/**
 * A line through samples: how far the board's clock is ahead, against the host's time. Weights fade with age, and are the
 * smaller the longer a sample was under way; towards no drift where the samples are too close together to tell.
 *
 * <p>The bound is no statistic. A sample's error has a bound; so has the line's at that sample, and it grows from there
 * with what the line's drift can be wrong by, which any two samples bound.
 */
final class ClockFit implements BoardTime {
    static final ClockFit NONE = new ClockFit(List.of(), new TickRate(1), 0, 0, Drift.ANY);

    /** So many samples that do not contradict one another are agreement. */
    private static final int AGREEMENT = 4;
    private static final double FADING = 1 - 1 / 30.0;
    /** How much drift is expected of boards, for where samples do not tell: more than of most, so that it biases none. */
    private static final double EXPECTED_DRIFT = 2e-3;

    private final List<ClockSample> samples;
    private final TickRate rate;
    private final double slope;
    /** At the last sample. */
    private final long offsetNanos;
    private final Drift drift;

    private ClockFit(List<ClockSample> samples, TickRate rate, double slope, long offsetNanos, Drift drift) {
        this.samples = samples;
        this.rate = rate;
        this.slope = slope;
        this.offsetNanos = offsetNanos;
        this.drift = drift;
    }

    /**
     * @param samples at least one, the newest last
     * @param drift that they have in common
     */
    static ClockFit through(List<ClockSample> samples, Drift drift, TickRate rate) {
        ClockSample last = samples.getLast();
        double weights = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        double fading = 1;
        for (ClockSample sample : samples.reversed()) {
            double weight = fading / Math.pow(sample.errorNanos(), 2);
            double dx = sample.hostNanos() - last.hostNanos();
            double dy = sample.offsetNanos() - last.offsetNanos();
            weights += weight;
            x += weight * dx;
            y += weight * dy;
            xx += weight * dx * dx;
            xy += weight * dx * dy;
            fading *= FADING;
        }
        double expected = 1 / Math.pow(EXPECTED_DRIFT, 2);
        double slope = drift.nearest((xy - x * y / weights) / (xx - x * x / weights + expected));
        long offsetNanos = last.offsetNanos() + Math.round((y - slope * x) / weights);
        return new ClockFit(samples, rate, slope, offsetNanos, drift);
    }

    @Override
    public boolean isKnown() {
        return samples.size() >= AGREEMENT && drift.isSmall();
    }

    @Override
    public int ticksAt(long hostNanos) {
        return (int) rate.ticks(hostNanos + offsetAt(hostNanos));
    }

    @Override
    public long hostNanos(int ticks) {
        ClockSample last = last();
        long lastTicks = rate.ticks(last.hostNanos() + offsetNanos);
        long boardNanos = rate.nanos(lastTicks + (ticks - (int) lastTicks));
        return last.hostNanos() + Math.round((boardNanos - last.hostNanos() - offsetNanos) / (1 + slope));
    }

    @Override
    public long uncertaintyNanos(long hostNanos) {
        double least = Double.MAX_VALUE;
        for (ClockSample sample : samples) {
            double here = sample.errorNanos() + Math.abs(residualNanos(sample))
                    + drift.error(slope, Math.abs(hostNanos - sample.hostNanos()));
            least = Math.min(least, here);
        }
        // By the board's clock, of which a second may be longer than one of the host's.
        return samples.isEmpty() ? Long.MAX_VALUE : (long) Math.ceil(least * (1 + Drift.LARGEST)) + rate.nanos(1) / 2;
    }

    @Override
    public double driftPpm() {
        return slope * 1e6;
    }

    /** How far the sample is from the line. */
    double residualNanos(ClockSample sample) {
        return sample.offsetNanos() - offsetAt(sample.hostNanos());
    }

    /** Whether both cannot be true. */
    boolean contradicts(ClockSample sample) {
        return !samples.isEmpty() && Math.abs(residualNanos(sample)) > sample.errorNanos()
                + uncertaintyNanos(sample.hostNanos());
    }

    private long offsetAt(long hostNanos) {
        return offsetNanos + Math.round(slope * (hostNanos - last().hostNanos()));
    }

    private ClockSample last() {
        if (samples.isEmpty()) {
            throw new IllegalStateException("The board's clock is not known yet: ask isKnown() first.");
        }
        return samples.getLast();
    }
}
