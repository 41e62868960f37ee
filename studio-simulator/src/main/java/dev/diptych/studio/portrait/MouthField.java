package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.Ramp.bump;
import static dev.diptych.studio.portrait.Ramp.smoothstep;

/** The lips, closed or parted over the teeth, as a relief on the front of the face. */
final class MouthField {
    private final FaceShape.Mouth shape;
    private final double noseBaseY;
    private final double smile;
    private final double teeth;
    private final double halfWidth;
    private final double centreY;
    private final double upper;
    private final double lower;

    MouthField(FaceShape.Mouth shape, FaceShape.Nose nose, Pose pose) {
        this.shape = shape;
        smile = pose.smile();
        teeth = pose.teeth();
        noseBaseY = nose.baseY();
        double up = Math.max(0, smile);
        halfWidth = shape.halfWidth() * (1 + 0.13 * smile);
        centreY = shape.y() + 0.12 * up;
        upper = shape.upperLip() * (1 - 0.15 * up);
        lower = shape.lowerLip() * (1 - 0.12 * up);
    }

    double cornerX() {
        return halfWidth;
    }

    double cornerY() {
        return centreY + 0.42 * smile;
    }

    double centreY() {
        return centreY;
    }

    double lowerRimY() {
        return centreY - lower;
    }

    /** How far the lips and the groove below the nose stand out of the face, cm. */
    double relief(double ax, double y, FieldSample sample) {
        if (y > -2.5 || y < -10.2) {
            return 0;
        }
        double groove = smoothstep(centreY + 0.6 * upper, centreY + upper + 0.5, y)
                * smoothstep(noseBaseY - 0.6, noseBaseY - 1.3, y);
        double height = groove * (0.03 * bump((ax - 0.6) / 0.45) - 0.08 * bump(ax / 0.6));
        double u = ax / halfWidth;
        if (u > 1.25) {
            return height;
        }
        height += lips(u, y, sample);
        double cornerX = (ax - halfWidth) / 0.45;
        double cornerY = (y - cornerY()) / 0.4;
        return height - 0.07 * bump(SignedDistance.length(cornerX, cornerY));
    }

    private double lips(double u, double y, FieldSample sample) {
        double w = Math.max(0, 1 - u * u);
        double taper = Math.sqrt(w);
        double meet = centreY + 0.42 * smile * u * u - 0.06 * shape.bow() * bump(u / 0.35)
                + 0.05 * bump((u - 0.45) / 0.3);
        double gap = 0.95 * teeth * w;
        double upperEdge = meet + 0.25 * gap;
        double lowerEdge = meet - 0.75 * gap;
        if (y < upperEdge && y > lowerEdge) {
            return showTeeth((upperEdge - y) / gap, Math.min(upperEdge - y, y - lowerEdge), sample);
        }
        double above = y >= upperEdge ? y - upperEdge : y - lowerEdge;
        double bow = 1 + shape.bow() * (0.17 * bump((u - 0.22) / 0.25) - 0.08 * bump(u / 0.14));
        double full = above >= 0
                ? upper * (0.25 + 0.75 * w) * taper * bow
                : lower * (0.2 + 0.8 * w) * taper;
        double height = 0;
        if (full > 0.01) {
            double t = Math.abs(above) / full;
            sample.lipMask = 1 - smoothstep(0.86, 1.12, t);
            sample.lipHeight = Math.signum(above) * t;
            if (t < 1) {
                double swell = above >= 0 ? 0.66 * (0.35 + 1.6 * t) : 0.64 * (0.45 + 2 * t);
                height = swell * full * (1 - t) * taper;
            }
        }
        return height - 0.15 * bump(above / 0.16) * smoothstep(1.1, 0.9, u) * (1 - smoothstep(0, 0.15, gap));
    }

    /** @param insideCm from the nearer lip */
    private static double showTeeth(double height, double insideCm, FieldSample sample) {
        sample.toothMask = smoothstep(0, 0.07, insideCm);
        sample.toothHeight = height;
        return -0.24 * smoothstep(0, 0.16, insideCm);
    }
}
