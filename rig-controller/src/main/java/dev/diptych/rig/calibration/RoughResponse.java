package dev.diptych.rig.calibration;

/** A light's response as a first look finds it: good enough to place its changes in a sweep. */
record RoughResponse(long offDeadNanos, long offNanos, long onDeadNanos, long onNanos) {
    /** How far from what the first look found a change may lie. */
    private static final double MARGIN_SHARE = 0.08;
    private static final long MARGIN_NANOS = 3_000_000;

    long deadNanos(boolean on) {
        return on ? onDeadNanos : offDeadNanos;
    }

    long changeNanos(boolean on) {
        return on ? onNanos : offNanos;
    }

    long marginNanos(boolean on) {
        return MARGIN_NANOS + Math.round(MARGIN_SHARE * (deadNanos(on) + changeNanos(on)));
    }
}
