package dev.diptych.rig.switching;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A plan at an instant that the safety gate has let through. Only the gate makes these, executors take no other, and
 * each is good for one firing: an executor {@linkplain #take takes} it before it switches anything.
 */
public final class ClearedPlan {
    private final SwitchPlan plan;
    private final long zeroNanos;
    private final BooleanSupplier revoked;
    private final AtomicBoolean taken = new AtomicBoolean();

    /** @param revoked whether the gate has been latched since */
    ClearedPlan(SwitchPlan plan, long zeroNanos, BooleanSupplier revoked) {
        this.plan = Objects.requireNonNull(plan);
        this.zeroNanos = zeroNanos;
        this.revoked = revoked;
    }

    public SwitchPlan plan() {
        return plan;
    }

    /** The instant of the plan's zero. */
    public long zeroNanos() {
        return zeroNanos;
    }

    public long instantNanos(Edge edge) {
        return zeroNanos + edge.offsetNanos();
    }

    /**
     * Uses up the clearance.
     *
     * @param nowNanos the earliest instant at which an edge can still be made
     * @throws NotFiredException if it was used before, if its first edge lies before that, or if the gate was latched meanwhile
     */
    public void take(long nowNanos) throws NotFiredException {
        if (revoked.getAsBoolean()) {
            throw new NotFiredException(
                    "The shot was cleared, but a fault came up before it was fired; clear the fault.");
        }
        if (zeroNanos + plan.firstEdgeOffsetNanos() < nowNanos) {
            throw new NotFiredException(
                    "The shot was fired too late to make its first edge in time; nothing was switched.");
        }
        if (!taken.compareAndSet(false, true)) {
            throw new NotFiredException("The shot was fired before; every firing needs a clearance of its own.");
        }
    }
}
