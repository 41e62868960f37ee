package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.SignedDistance.capsule;
import static dev.diptych.studio.portrait.SignedDistance.length;

/** Spectacles: two rims, the bridge and the temples. The lenses are not solids; {@link #lens} tells where they lie. */
final class GlassesField {
    private static final double ROUND_RADIUS = 2.15;
    private static final double RECTANGLE_HALF_WIDTH = 2.3;

    private final Attire.Glasses kind;
    private final double centreX;
    private final double plane;
    private final double wire;
    private final double halfWidth;

    GlassesField(Attire.Glasses kind, FaceShape face) {
        this.kind = kind;
        centreX = face.eyes().x() + 0.18;
        plane = Math.max(face.nose().bridgeZ() + 1.15, face.eyes().z() + 2.9);
        halfWidth = kind == Attire.Glasses.ROUND ? ROUND_RADIUS : RECTANGLE_HALF_WIDTH;
        wire = kind == Attire.Glasses.ROUND ? 0.10 : 0.16;
    }

    boolean isWorn() {
        return kind != Attire.Glasses.NONE;
    }

    double lensCentreX() {
        return centreX;
    }

    /** Distance of the lens from the eyes, at {@code ax} beside the mid plane. */
    double lensZ(double ax) {
        return plane - 0.022 * ax * ax;
    }

    /** Distance to the outline of the lens seen from the front; negative inside. */
    double lens(double ax, double y) {
        return kind == Attire.Glasses.ROUND
                ? length(ax - centreX, y + 0.35) - ROUND_RADIUS
                : SignedDistance.roundedRectangle(ax - centreX, y + 0.35, RECTANGLE_HALF_WIDTH, 1.65, 0.8);
    }

    double frame(double ax, double y, double z) {
        if (!isWorn() || z < -2 || y < -4 || y > 3.5) {
            return FieldSample.FAR;
        }
        double rim = length(lens(ax, y), z - lensZ(ax)) - wire;
        double bridge = capsule(ax, y, z, 0, 0.25, lensZ(0) + 0.1, centreX - halfWidth + 0.15, 0.05, lensZ(centreX),
                wire, wire);
        double outerX = centreX + halfWidth;
        double hinge = capsule(ax, y, z, outerX, 0.3, lensZ(outerX), 7.75, 0.7, 1.5, 0.13, 0.16);
        double temple = capsule(ax, y, z, 7.75, 0.7, 1.5, 7.6, 0.2, -1.5, 0.16, 0.16);
        return 0.9 * Math.min(Math.min(rim, bridge), Math.min(hinge, temple));
    }
}
