package dev.diptych.rig.mcu;

import dev.diptych.protocol.time.BoardTime;
import java.util.function.LongSupplier;

/** A board's clock that is known exactly: two million ticks a second. */
final class FakeTime implements BoardTime {
    static final long TICKS_PER_SECOND = 2_000_000;
    static final long UNCERTAINTY_NANOS = 40_000;

    long uncertaintyNanos = UNCERTAINTY_NANOS;

    private final LongSupplier nowNanos;
    private final int atZero;
    private final double driftPpm;
    boolean known = true;

    /** @param atZero what the board counts when the host's clock is at 0 */
    FakeTime(LongSupplier nowNanos, int atZero, double driftPpm) {
        this.nowNanos = nowNanos;
        this.atZero = atZero;
        this.driftPpm = driftPpm;
    }

    @Override
    public boolean isKnown() {
        return known;
    }

    @Override
    public int ticksAt(long hostNanos) {
        return (int) (atZero + Math.round(hostNanos / 500.0 * (1 + driftPpm * 1e-6)));
    }

    @Override
    public long hostNanos(int ticks) {
        long now = nowNanos.getAsLong();
        // Within half a turn of the counter from now.
        return now + Math.round((ticks - ticksAt(now)) * 500.0 / (1 + driftPpm * 1e-6));
    }

    @Override
    public long uncertaintyNanos(long hostNanos) {
        return uncertaintyNanos;
    }

    @Override
    public double driftPpm() {
        return driftPpm;
    }
}
