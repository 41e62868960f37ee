package dev.diptych.studio.portrait;

/**
 * Distances to simple solids, negative inside, and their smooth combinations (I. Quilez, "Distance functions" and
 * "Smooth minimum", the quadratic polynomial form).
 */
final class SignedDistance {
    private SignedDistance() {
    }

    static double length(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /** Both solids, melted together where they are nearer to each other than {@code blend}. */
    static double union(double a, double b, double blend) {
        double h = blend - Math.abs(a - b);
        return h <= 0 ? Math.min(a, b) : Math.min(a, b) - h * h / (4 * blend);
    }

    /** What both solids share, the edge rounded over {@code blend}. */
    static double intersection(double a, double b, double blend) {
        double h = blend - Math.abs(a - b);
        return h <= 0 ? Math.max(a, b) : Math.max(a, b) + h * h / (4 * blend);
    }

    /** The solid without {@code tool}. */
    static double cut(double solid, double tool, double blend) {
        return intersection(solid, -tool, blend);
    }

    /** Ellipsoid about the origin; a first-order estimate, good near the surface. */
    static double ellipsoid(double x, double y, double z, double radiusX, double radiusY, double radiusZ) {
        double u = x / radiusX;
        double v = y / radiusY;
        double w = z / radiusZ;
        double scaled = length(u, v, w);
        double gradient = length(u / radiusX, v / radiusY, w / radiusZ);
        return gradient < 1e-5
                ? -Math.min(radiusX, Math.min(radiusY, radiusZ))
                : scaled * (scaled - 1) / gradient;
    }

    /** A rod from a to b whose radius goes linearly from {@code radiusA} to {@code radiusB}. */
    static double capsule(double x, double y, double z, double ax, double ay, double az, double bx, double by,
            double bz, double radiusA, double radiusB) {
        double ex = bx - ax;
        double ey = by - ay;
        double ez = bz - az;
        double dx = x - ax;
        double dy = y - ay;
        double dz = z - az;
        double t = Ramp.saturate((ex * dx + ey * dy + ez * dz) / (ex * ex + ey * ey + ez * ez));
        return length(dx - ex * t, dy - ey * t, dz - ez * t) - Ramp.mix(radiusA, radiusB, t);
    }

    /** A rectangle about the origin in the plane, corners rounded by {@code radius}. */
    static double roundedRectangle(double x, double y, double halfWidth, double halfHeight, double radius) {
        double u = Math.abs(x) - halfWidth + radius;
        double v = Math.abs(y) - halfHeight + radius;
        return length(Math.max(u, 0), Math.max(v, 0)) + Math.min(Math.max(u, v), 0) - radius;
    }

    /**
     * The distance from the mid plane of a body that is its own mirror image, rounded off near the plane: the bare
     * absolute value leaves a crease there.
     */
    static double mirrored(double x, double rounding) {
        return Math.sqrt(x * x + rounding * rounding);
    }
}
