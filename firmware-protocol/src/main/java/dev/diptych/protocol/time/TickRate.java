package dev.diptych.protocol.time;

/** Nanoseconds and ticks, by the rate that the board names. */
record TickRate(long ticksPerSecond) {
    private static final long SECOND_NANOS = 1_000_000_000;

    TickRate {
        if (ticksPerSecond < 1) {
            throw new IllegalArgumentException("A board has ticks in a second, not " + ticksPerSecond + ".");
        }
    }

    /** In two steps: centuries of ticks have room, but not a thousand million times as many. */
    long nanos(long ticks) {
        return Math.floorDiv(ticks, ticksPerSecond) * SECOND_NANOS
                + Math.floorMod(ticks, ticksPerSecond) * SECOND_NANOS / ticksPerSecond;
    }

    /** The nearest. */
    long ticks(long nanos) {
        return Math.floorDiv(nanos, SECOND_NANOS) * ticksPerSecond
                + (Math.floorMod(nanos, SECOND_NANOS) * ticksPerSecond + SECOND_NANOS / 2) / SECOND_NANOS;
    }
}
