package dev.diptych.studio.portrait;

/** One-dimensional transitions from which shapes and paint are made. */
final class Ramp {
    private Ramp() {
    }

    static double saturate(double x) {
        return Math.clamp(x, 0, 1);
    }

    static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }

    /** Rises smoothly from 0 at {@code from} to 1 at {@code to}; {@code from} may be the larger. */
    static double smoothstep(double from, double to, double x) {
        double t = saturate((x - from) / (to - from));
        return t * t * (3 - 2 * t);
    }

    /** A hill of height 1 at 0 that ends smoothly at -1 and 1. */
    static double bump(double x) {
        double t = 1 - x * x;
        return t <= 0 ? 0 : t * t;
    }

    /** A round patch of height 1 at (0, 0) that falls to 1/e^1.2 on the ellipse of the given half axes. */
    static double patch(double x, double y, double halfWidth, double halfHeight) {
        double u = x / halfWidth;
        double v = y / halfHeight;
        double d = u * u + v * v;
        return d > 4 ? 0 : Math.exp(-1.2 * d);
    }
}
