package dev.diptych.rig.shot;

import java.util.Objects;

/** A plan at an instant that the safety gate has let through. Only the gate makes these, and executors take no other. */
public final class ClearedShot {
    private final ShotPlan plan;
    private final long studioReadoutNanos;

    ClearedShot(ShotPlan plan, long studioReadoutNanos) {
        this.plan = Objects.requireNonNull(plan);
        this.studioReadoutNanos = studioReadoutNanos;
    }

    public ShotPlan plan() {
        return plan;
    }

    /** The instant of the plan's zero. */
    public long studioReadoutNanos() {
        return studioReadoutNanos;
    }

    public long instantNanos(Edge edge) {
        return studioReadoutNanos + edge.offsetNanos();
    }
}
