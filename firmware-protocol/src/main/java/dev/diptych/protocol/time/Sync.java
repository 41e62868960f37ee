package dev.diptych.protocol.time;

/**
 * One SYNC that was answered and not repeated.
 *
 * @param sentNanos the host's clock before the request's first byte went to the port
 * @param heardNanos the host's clock after the reply's last byte came
 * @param requestWireNanos how long the request's bytes were under way at least; 0 if that is not certain
 * @param replyWireNanos likewise of the reply's
 * @param receivedTicks the board's clock when the request's last byte came
 * @param repliedTicks when it put the reply together
 */
public record Sync(long sentNanos, long heardNanos, long requestWireNanos, long replyWireNanos, int receivedTicks,
        int repliedTicks) {
    /** The instant at which the board had the request, at the earliest. */
    long earliestNanos() {
        return sentNanos + surely(requestWireNanos);
    }

    /** At the latest. */
    long latestNanos(TickRate rate) {
        return heardNanos - surely(replyWireNanos + rate.nanos(boardTicks()));
    }

    /** How long the board took to answer. */
    private int boardTicks() {
        return repliedTicks - receivedTicks;
    }

    /** Bytes and ticks go by clocks that may be as fast as a board's. */
    private static long surely(long nanos) {
        return (long) (nanos * (1 - Drift.LARGEST));
    }

    /** Whether there was time for all that is said to have taken time; if not, the line is faster than was thought. */
    boolean isPossible(TickRate rate) {
        return boardTicks() >= 0 && latestNanos(rate) >= earliestNanos();
    }
}
