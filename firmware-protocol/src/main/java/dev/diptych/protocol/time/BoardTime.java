package dev.diptych.protocol.time;

/** How a board's ticks and the host's clock go together, at the time when this was asked for. */
public interface BoardTime {
    /** What a ceramic resonator may be off by, and room for the host's own clock; a clock that is off by more is none. */
    double MOST_DRIFT_PPM = 5_500;

    /** Whether enough samples agree, and the drift is certainly within {@link #MOST_DRIFT_PPM}; else nothing is fired. */
    boolean isKnown();

    /**
     * The nearest tick, as the board counts: 32 bits that wrap.
     *
     * @throws IllegalStateException if there is no sample yet; {@link #isKnown} says whether there are enough
     */
    int ticksAt(long hostNanos);

    /**
     * The instant of a tick that lies within half of the counter's range (2^31 ticks) of the last sample.
     *
     * @param ticks as the board counts
     * @throws IllegalStateException if there is no sample yet; {@link #isKnown} says whether there are enough
     */
    long hostNanos(int ticks);

    /** How far off {@link #hostNanos} may be at that instant, either way; {@link Long#MAX_VALUE} without a sample. */
    long uncertaintyNanos(long hostNanos);

    /** How much faster than the host's clock the board's runs, in parts per million; 0 without a sample. */
    double driftPpm();
}
