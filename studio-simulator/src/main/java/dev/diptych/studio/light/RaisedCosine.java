package dev.diptych.studio.light;

/**
 * A smooth change from one level to another, s(u) = (1 - cos(pi u)) / 2 for u in [0, 1]. It has an exact integral, so a
 * row's light needs no time steps, and it ends: a lamp that has fallen is dark. A rise may overshoot: a cold lamp is
 * brighter than its steady mean, and what it rises by is larger by overshoot * exp(-t / time constant).
 *
 * @param overshoot share of the rise, at its start
 */
record RaisedCosine(double startNanos, double durationNanos, double from, double to, double overshoot) {
    /** The share of the change at which a light counts as having left its level: 0.5 %. */
    private static final double LEFT = 0.005;
    /** s(U_LEFT) = LEFT. */
    private static final double U_LEFT = Math.acos(1 - 2 * LEFT) / Math.PI;
    /** A lamp warms to its steady mean with this time constant. */
    private static final double WARMING_NANOS = 0.4e9;

    /** The change that leaves 0.5 % of its way behind at {@code leavesNanos} and has 0.5 % left a fall later. */
    static RaisedCosine between(double leavesNanos, double fallNanos, double from, double to) {
        double durationNanos = fallNanos / (1 - 2 * U_LEFT);
        return new RaisedCosine(leavesNanos - U_LEFT * durationNanos, durationNanos, from, to, 0);
    }

    /** The same change from another level; it overshoots if that makes it a rise. */
    RaisedCosine startingAt(double level, double riseOvershoot) {
        return new RaisedCosine(startNanos, durationNanos, level, to, to > level ? riseOvershoot : 0);
    }

    /** The same change, so much later. */
    RaisedCosine shiftedBy(long nanos) {
        return new RaisedCosine(startNanos + nanos, durationNanos, from, to, overshoot);
    }

    double level(double atNanos) {
        double elapsedNanos = Math.max(0, atNanos - startNanos);
        double u = Math.min(1, elapsedNanos / durationNanos);
        double changed = 0.5 * (1 - Math.cos(Math.PI * u));
        return from + (to - from) * changed * (1 + overshoot * Math.exp(-elapsedNanos / WARMING_NANOS));
    }

    /** Integral of the level from the start of the change to {@code atNanos}, which is not before it. */
    double integralNanos(double atNanos) {
        double elapsedNanos = atNanos - startNanos;
        double changingNanos = Math.min(elapsedNanos, durationNanos);
        double u = changingNanos / durationNanos;
        double changed = 0.5 * durationNanos * (u - Math.sin(Math.PI * u) / Math.PI) + elapsedNanos - changingNanos;
        return from * elapsedNanos
                + (to - from) * (changed + (overshoot == 0 ? 0 : overshoot * warming(changingNanos, elapsedNanos)));
    }

    /** Integral of s(t / duration) exp(-t / time constant) from 0 to the end of the change, and of the tail after it. */
    private double warming(double changingNanos, double elapsedNanos) {
        double rate = 1 / WARMING_NANOS;
        double turn = Math.PI / durationNanos;
        double left = Math.exp(-rate * changingNanos);
        double ofCosine = (rate
                + left * (turn * Math.sin(turn * changingNanos) - rate * Math.cos(turn * changingNanos)))
                / (rate * rate + turn * turn);
        double tail = WARMING_NANOS * (left - Math.exp(-rate * elapsedNanos));
        return 0.5 * (WARMING_NANOS * (1 - left) - ofCosine) + tail;
    }
}
