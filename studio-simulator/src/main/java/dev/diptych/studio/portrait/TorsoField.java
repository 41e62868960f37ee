package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.SignedDistance.capsule;
import static dev.diptych.studio.portrait.SignedDistance.ellipsoid;
import static dev.diptych.studio.portrait.SignedDistance.mirrored;
import static dev.diptych.studio.portrait.SignedDistance.union;

/** Shoulders, chest and upper arms, in body space: world space turned by the body's own yaw. */
final class TorsoField {
    private final Attire attire;

    TorsoField(Attire attire) {
        this.attire = attire;
    }

    /** The trunk without collarbones. */
    double trunk(double x, double y, double z) {
        double ax = mirrored(x, 0.2);
        double sx = attire.shoulderX();
        double sy = attire.shoulderY();
        double shoulder = capsule(ax, y, z, 2, sy - 1, -4, sx, sy, -4.5, 6, 4.3);
        double arm = capsule(ax, y, z, sx, sy - 0.5, -4.5, sx + 3.5, -46, -3, 4.9, 4.4);
        double chest = ellipsoid(ax, y + 37, z + 4, sx + 0.5, 17, 9.6);
        double trapezius = capsule(ax, y, z, 2.2, -12.5, -6.5, 0.72 * sx, sy + 2, -5.5, 2, 3);
        return union(union(shoulder, arm, 2), union(chest, trapezius, 3.5), 2.2);
    }

    /** The trunk as bare skin shows it: with collarbones and the two muscles that rise to the ears. */
    double bare(double x, double y, double z, double trunk) {
        double soft = mirrored(x, 1.26);
        double collarbone = capsule(soft, y, z, 1.6, -20.6, 0.6, 10, -19.4, -2, 0.55, 0.5);
        double muscle = capsule(soft, y, z, 2.9, -11, -3.4, 1.1, -20.2, 0.2, 0.4, 0.65);
        return union(union(trunk, collarbone, 1.6), muscle, 2);
    }
}
