package dev.diptych.protocol.time;

/**
 * Both clocks at once, from one SYNC: at {@code hostNanos}, give or take {@code errorNanos}, the board had received the
 * request's last byte.
 *
 * @param boardNanos the board's clock then, in nanoseconds by its nominal rate, of no particular beginning
 * @param errorNanos by the board's clock, which may be faster than the host's
 */
record ClockSample(long hostNanos, long boardNanos, long errorNanos) {
    /** What is certain apart from the way there and back: the host's clock is read a little beside the line's doings. */
    private static final long READING_NANOS = 1_000;

    /** How far the board is ahead. */
    long offsetNanos() {
        return boardNanos - hostNanos;
    }

    /**
     * @param sync what was measured
     * @param receivedTicks of 64 bits
     */
    static ClockSample of(Sync sync, long receivedTicks, TickRate rate) {
        long earliest = sync.earliestNanos();
        long latest = sync.latestNanos(rate);
        long halfTickNanos = rate.nanos(1) / 2;
        // Its counter shows whole ticks; on the average half of one has passed.
        return new ClockSample(earliest + (latest - earliest) / 2, rate.nanos(receivedTicks) + halfTickNanos,
                (long) Math.ceil((Math.max(latest - earliest, 0) / 2 + halfTickNanos + READING_NANOS)
                        * (1 + Drift.LARGEST)));
    }
}
