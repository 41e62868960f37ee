package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.SignedDistance.capsule;
import static dev.diptych.studio.portrait.SignedDistance.cut;
import static dev.diptych.studio.portrait.SignedDistance.ellipsoid;
import static dev.diptych.studio.portrait.SignedDistance.length;
import static dev.diptych.studio.portrait.SignedDistance.union;

/** The ears: a tilted dish with an inner ridge and the lobe. */
final class EarField {
    private final double scale;
    private final double cos;
    private final double sin;

    EarField(FaceShape.Ears shape) {
        scale = shape.scale();
        cos = Math.cos(shape.angleRadians());
        sin = Math.sin(shape.angleRadians());
    }

    /** The head {@code d} with ears. */
    double attach(double ax, double y, double z, double d) {
        if (ax < 5.2 || z > 4 || z < -5.5) {
            return d;
        }
        double dx = ax - 7.15;
        double dz = z + 0.9;
        double u = (dx * cos + dz * sin) / scale;
        double v = (y + 1) / scale;
        double w = (dz * cos - dx * sin) / scale + 0.18 * v;
        double e = ellipsoid(u - 0.45, v, w + 0.35, 0.62, 3, 1.75 + 0.12 * Math.clamp(v, -2, 3));
        e = cut(e, ellipsoid(u - 1.02, v - 0.35, w + 0.25, 0.55, 2.15, 1.15), 0.35);
        e = union(e, capsule(u, v, w, 0.62, 1.5, -0.35, 0.66, -1.0, -1.05, 0.25, 0.28), 0.25);
        e = cut(e, length(u - 1, v + 0.4, w - 0.15) - 0.45, 0.3);
        e = union(e, length(u - 0.75, v + 0.25, w - 0.85) - 0.38, 0.35);
        return union(d, 0.9 * scale * e, 0.5);
    }
}
