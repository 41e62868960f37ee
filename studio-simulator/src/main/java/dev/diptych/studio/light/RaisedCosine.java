package dev.diptych.studio.light;

/**
 * A smooth change from one level to another, s(u) = (1 - cos(pi u)) / 2 for u in [0, 1]. It has an exact integral, so a
 * row's light needs no time steps, and it ends: a lamp that has fallen is dark.
 */
record RaisedCosine(double startNanos, double durationNanos, double from, double to) {
    /** The share of the change at which a light counts as having left its level: 0.5 %. */
    private static final double LEFT = 0.005;
    /** s(U_LEFT) = LEFT. */
    private static final double U_LEFT = Math.acos(1 - 2 * LEFT) / Math.PI;

    /** The change that leaves 0.5 % of its way behind at {@code leavesNanos} and has 0.5 % left a fall later. */
    static RaisedCosine between(double leavesNanos, double fallNanos, double from, double to) {
        double durationNanos = fallNanos / (1 - 2 * U_LEFT);
        return new RaisedCosine(leavesNanos - U_LEFT * durationNanos, durationNanos, from, to);
    }

    double level(double atNanos) {
        double u = Math.clamp((atNanos - startNanos) / durationNanos, 0, 1);
        return from + (to - from) * 0.5 * (1 - Math.cos(Math.PI * u));
    }

    /** Integral of the level from the start of the change to {@code atNanos}, which is not before it. */
    double integralNanos(double atNanos) {
        double elapsedNanos = atNanos - startNanos;
        double u = Math.min(1, elapsedNanos / durationNanos);
        double changed = 0.5 * durationNanos * (u - Math.sin(Math.PI * u) / Math.PI);
        double afterwards = Math.max(0, elapsedNanos - durationNanos);
        return from * Math.min(elapsedNanos, durationNanos) + (to - from) * changed + to * afterwards;
    }
}
