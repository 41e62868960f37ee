package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.SignedDistance.capsule;
import static dev.diptych.studio.portrait.SignedDistance.cut;
import static dev.diptych.studio.portrait.SignedDistance.ellipsoid;
import static dev.diptych.studio.portrait.SignedDistance.length;
import static dev.diptych.studio.portrait.SignedDistance.union;

/** Bridge, tip, wings and nostrils. */
final class NoseField {
    private final FaceShape.Nose shape;

    NoseField(FaceShape.Nose shape) {
        this.shape = shape;
    }

    double wingX() {
        return shape.wingWidth();
    }

    double baseY() {
        return shape.baseY();
    }

    /** The face {@code d} with the nose on it. */
    double attach(double ax, double y, double z, double d) {
        double base = shape.baseY();
        double tipZ = shape.tipZ();
        double tip = shape.tipRadius();
        double bridge = capsule(ax, y, z, 0, 1, shape.bridgeZ() - 0.35, 0, base + 0.35, tipZ - 0.25,
                shape.bridgeRadius(), 0.86 * tip);
        if (bridge > 4) {
            return d;
        }
        double hump = length(ax, y + 1, z - Ramp.mix(shape.bridgeZ(), tipZ, 0.42) - shape.hump() + 0.35) - 0.62;
        double n = union(bridge, hump, 0.8);
        n = union(n, ellipsoid(ax, y - base, z - tipZ, 1.06 * tip, 0.92 * tip, tip), 0.9);
        n = union(n, ellipsoid(ax, y - base + 0.1, z - tipZ + 2.1, 1.15 * shape.wingWidth(), 1, 1.9), 0.9);
        n = union(n, ellipsoid(ax - 0.94 * shape.wingWidth(), y - base + 0.3, z - tipZ + 1.65, 0.58, 0.62, 1.0), 0.9);
        double joined = union(d, n, Ramp.mix(1.1, 1.7, Ramp.smoothstep(base, base + 2.5, y)));
        double nostril = ellipsoid(ax - 0.56 * shape.wingWidth(), y - base + 0.92, z - tipZ + 1.05,
                shape.nostrilRadius(), 0.42, 0.72);
        return cut(joined, nostril, 0.22);
    }
}
