package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.Ramp.bump;
import static dev.diptych.studio.portrait.Ramp.saturate;
import static dev.diptych.studio.portrait.SignedDistance.cut;
import static dev.diptych.studio.portrait.SignedDistance.length;
import static dev.diptych.studio.portrait.SignedDistance.union;

/** Eyeball and lids. The lids are a shell round the ball with an almond cut into it. */
final class EyeField {
    /** Larger than the true 1.2 cm, as the lids of this head lie flatter. */
    static final double BALL_RADIUS = 1.42;
    /** The ball's centre lies this far behind {@link FaceShape.Eyes#z}. */
    static final double BALL_DEPTH = 0.3;
    private static final double LID_THICKNESS = 0.15;
    private static final double CLOSED_OVERLAP = 0.05;

    private final FaceShape.Eyes shape;
    private final double upper;
    private final double lower;
    /** 0 open to 1 closed. */
    private final double blink;

    EyeField(FaceShape.Eyes shape, double smile, double blink) {
        double up = Math.max(0, smile);
        this.shape = shape;
        this.blink = blink;
        upper = shape.upperOpening() * (1 - 0.08 * up);
        lower = shape.lowerOpening() * (1 - 0.25 * up);
    }

    /** The face {@code d} with lids and the opening; sets the eyeball's distance. */
    double attach(double ax, double y, double z, double d, FieldSample sample) {
        double x = ax - shape.x();
        double depth = z - shape.z() + BALL_DEPTH;
        double r = length(x, y, depth);
        if (r > 3.5) {
            return d;
        }
        double u = x / shape.halfWidth();
        double v = y - shape.tilt() * u;
        double arch = 1 - u * u;
        double openArch = Math.max(0, arch);
        double bottom = -lower * arch * (1 + 0.18 * u);
        // The upper lid does the way; closed, it overlaps the lower one, as a gap of nothing would still be cut.
        double top = Ramp.mix(upper * arch * (1 - 0.16 * u), bottom - CLOSED_OVERLAP, blink);
        sample.eye = r - BALL_RADIUS;
        sample.lidU = u;
        sample.lidV = v;
        sample.aperture = Math.max(v - top, bottom - v) * (Math.abs(u) > 0.6 ? 0.75 : 0.92);

        double lid = r - BALL_RADIUS - LID_THICKNESS;
        double fold = v - (upper * openArch * (1 - 0.16 * u) + 0.30 + 0.1 * u);
        lid += 0.08 * (1 - 0.6 * blink) * shape.crease() * bump(fold / 0.17) * Ramp.smoothstep(-0.1, 0.4, openArch);
        double lidded = union(d, lid, 0.55);
        double below = v + 0.45 * openArch + 0.72;
        lidded -= 0.06 * shape.bag() * bump(below / 0.35) * saturate(1.5 * openArch);
        lidded += 0.06 * shape.bag() * bump((below + 0.45) / 0.3) * saturate(1.3 * openArch);
        // Last, as any later blend would fill the opening again.
        double opening = Math.max(sample.aperture, Math.max(0.35 - depth, r - BALL_RADIUS - 1.3));
        return blink < 1 ? cut(lidded, opening, 0.09) : lidded;
    }
}
