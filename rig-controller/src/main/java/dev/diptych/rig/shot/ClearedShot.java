package dev.diptych.rig.shot;

import java.util.Objects;

/** A plan at an instant that the safety gate has let through. Only the gate makes these, and executors take no other. */
public final class ClearedShot {
    private final ShotPlan plan;
    private final long studioStartNanos;

    ClearedShot(ShotPlan plan, long studioStartNanos) {
        this.plan = Objects.requireNonNull(plan);
        this.studioStartNanos = studioStartNanos;
    }

    public ShotPlan plan() {
        return plan;
    }

    /** The instant of the plan's zero. */
    public long studioStartNanos() {
        return studioStartNanos;
    }

    public long instantNanos(Edge edge) {
        return studioStartNanos + edge.offsetNanos();
    }
}
