package dev.diptych.rig.shot;

/** A light's stay away from its rest level. */
record Absence(String lightId, long sinceNanos, long untilNanos) {
    long durationNanos() {
        return untilNanos - sinceNanos;
    }

    /** How much of it lies within [fromNanos, toNanos). */
    long overlapNanos(long fromNanos, long toNanos) {
        return Math.max(0, Math.min(untilNanos, toNanos) - Math.max(sinceNanos, fromNanos));
    }
}
