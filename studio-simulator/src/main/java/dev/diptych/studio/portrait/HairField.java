package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.Ramp.bump;
import static dev.diptych.studio.portrait.Ramp.mix;
import static dev.diptych.studio.portrait.Ramp.saturate;
import static dev.diptych.studio.portrait.Ramp.smoothstep;
import static dev.diptych.studio.portrait.SignedDistance.ellipsoid;
import static dev.diptych.studio.portrait.SignedDistance.intersection;
import static dev.diptych.studio.portrait.SignedDistance.length;
import static dev.diptych.studio.portrait.SignedDistance.union;

/**
 * The hair as a volume: the bare head pushed out by a thickness that grows with the height over the hairline and is
 * negative below it, which thins the hair to a natural edge.
 */
final class HairField {
    /** Half the width of the face that long hair leaves free. */
    private static final double FACE_OPENING = 6.2;
    private static final double AFRO_CENTRE_Y = 5.2;
    private static final double AFRO_CENTRE_Z = -2.2;

    private final Hair hair;
    private final FaceShape.Skull skull;

    HairField(Hair hair, FaceShape.Skull skull) {
        this.hair = hair;
        this.skull = skull;
    }

    boolean isLong() {
        return hair.style() == Hair.Style.LONG;
    }

    /** The farthest that the hair stands off the bare head, cm; long hair and buns are bounded on their own. */
    double reach() {
        return switch (hair.style()) {
            case BALD, BUZZ -> 2.5;
            case CROP, SWEPT -> 4.5;
            case TIED_BACK, LONG -> 4;
            case AFRO -> 6.5;
        };
    }

    /** Radius about the point half a centimetre above the eyes that holds head and hair, but for hair below the chin. */
    double boundRadius() {
        return isLong() ? 13.5 : 13 + reach();
    }

    /** Height in head space down to which the hair hangs in a column of {@link #columnRadius}, or the eyes' height. */
    double columnEndY() {
        return isLong() ? hair.endY() - 1 : 0.5;
    }

    double columnRadius() {
        return isLong() ? 12 : boundRadius();
    }

    /** Height over the hairline, cm: positive where hair grows. */
    double overHairline(double x, double ax, double y, double z) {
        return isLong() ? overArch(x, y, z) : overShortHairline(ax, y, z);
    }

    private double overShortHairline(double ax, double y, double z) {
        double front = hair.hairline() + 2.2 * hair.recess() * smoothstep(1.8, 4.6, ax)
                - 0.35 * hair.recess() * saturate(1 - ax / 1.5);
        double side = z < 1.4
                ? mix(-6.8, -2.8, smoothstep(-7.5, 0.5, z))
                : mix(-2.8, 3.6, smoothstep(1.4, 5.4, z));
        return y - mix(side, front, smoothstep(3.6, 6.9, z));
    }

    /** Long hair leaves an arch of the face free, its top drawn towards the parting. */
    private double overArch(double x, double y, double z) {
        double shifted = x - 0.3 * hair.partX() * smoothstep(1, 6, y);
        double u = shifted / FACE_OPENING;
        double v = y > -1 ? (y + 1) / (hair.hairline() + 1) : 0;
        double behind = 0.9 * Math.max(0, 4.2 - z);
        return (length(u, v) - 1) * 4.8 + behind;
    }

    /** Distance to the hair, from that of the bare head, {@code base}. */
    double volume(double x, double ax, double y, double z, double base) {
        if (hair.style().isPainted()) {
            return FieldSample.FAR;
        }
        boolean bounded = !isLong() && hair.style() != Hair.Style.TIED_BACK && hair.style() != Hair.Style.AFRO;
        if (bounded && base > reach() + 1.5) {
            return base - reach();
        }
        if (isLong() && base > reach() + 1.5) {
            return 0.62 * union(base - reach(), curtain(x, ax, y, z, 0), 1.3);
        }
        double over = overHairline(x, ax, y, z);
        double clump = base < 4 ? clump(x, y, z) : 0;
        double edge = edgeWidth();
        double ragged = 0.12 * Math.sin(5.1 * x + 3.3 * z + Math.sin(2.3 * x))
                + 0.18 * Math.sin(1.4 * x + 4 * hair.partX());
        double grown = smoothstep(-0.5, edge, over + ragged);
        double h = base + 0.45 - (thickness(x, y, z, over) + 0.45) * grown
                - clump * grown * smoothstep(0.3, edge + 1.5, over);
        // Away from the hairline the hair sinks below the temples and sockets, which are carved out of the base.
        h += 0.6 * saturate(-over - 0.4) + 0.5 * saturate(-over - 1.4);
        h = switch (hair.style()) {
            case AFRO -> union(h, afro(x, y, z, over, clump), 0.8);
            case TIED_BACK -> union(h, bun(x, y, z) - clump, 0.5);
            case LONG -> union(h, curtain(x, ax, y, z, clump), 1.3);
            default -> h;
        };
        // The steep edge makes the estimate too long there; shortened, rays do not step through it.
        double steep = bump((over - 0.5 * edge) / (0.5 * edge + 2.2));
        double flat = hair.isCurly() || isLong() ? 0.62 : 0.8;
        return h * mix(flat, hair.style() == Hair.Style.SWEPT || hair.isCurly() ? 0.3 : 0.4, steep);
    }

    private double edgeWidth() {
        return switch (hair.style()) {
            case SWEPT -> 1.7;
            case TIED_BACK -> 2.0;
            case AFRO -> 3.4;
            default -> 2.3;
        };
    }

    private double thickness(double x, double y, double z, double over) {
        double volume = hair.volume();
        // Hair lies flat where it leaves the forehead.
        double rise = smoothstep(0.5, 4.5, over);
        double partLine = bump((x - hair.partX()) / 0.6);
        return switch (hair.style()) {
            case BALD, BUZZ -> 0;
            case CROP -> 0.2 + 0.2 * rise + 0.6 * volume * rise * smoothstep(2, 9, y);
            case SWEPT -> {
                double away = smoothstep(-1.5, 1.5, (hair.partX() - x) * Math.signum(hair.partX()));
                yield 0.2 + 0.2 * rise
                        + volume * rise * smoothstep(2.5, 8.5, y) * (0.85 + 0.3 * away)
                                * (0.8 + 0.35 * smoothstep(-3, 6, z))
                        - 0.2 * partLine;
            }
            case TIED_BACK -> 0.2 + 0.45 * rise * smoothstep(0, 9, y);
            case AFRO -> 1.2 + 1.2 * volume * smoothstep(3, 8, y);
            case LONG ->
                0.5 + 0.2 * rise + 0.65 * volume * rise * smoothstep(1, 9, y) - 0.3 * partLine * smoothstep(6, 9, y);
        };
    }

    private double afro(double x, double y, double z, double over, double clump) {
        double volume = hair.volume();
        double ball = ellipsoid(x, y - AFRO_CENTRE_Y, z - AFRO_CENTRE_Z, 8.4 + 1.9 * volume, 7.4 + 1.9 * volume,
                8.8 + 0.9 * volume) - clump;
        return intersection(ball, -0.3 * (over + 0.4), 1.2);
    }

    private double bun(double x, double y, double z) {
        boolean high = hair.partX() > 0;
        return high ? ellipsoid(x, y - 13.2, z + 3, 2.7, 2.2, 2.7) : ellipsoid(x, y - 4.5, z + 10, 3.1, 2.6, 3.1);
    }

    /** Long hair below the cap: a flattened column round head and neck with the face cut out. */
    private double curtain(double x, double ax, double y, double z, double clump) {
        double end = hair.endY();
        double t = saturate((4 - y) / (4 - end));
        double taper = smoothstep(0.65, 1.05, t);
        double halfWidth = skull.cranWidth() + 0.55 + 0.3 * hair.volume() + 0.6 * hair.wave() * t - 0.9 * taper
                + 0.35 * hair.wave() * Math.sin(0.7 * y);
        double halfDepth = skull.cranLength() + 0.4 - 1.4 * t;
        double ring = (length(x / halfWidth, (z + 0.6 + 2.6 * t) / halfDepth) - 1) * 0.95
                * Math.min(halfWidth, halfDepth) - 1.2 * clump;
        double ragged = Math.sin(2.3 * x + 1.4 * z + 2 * Math.sin(0.9 * z)) + 0.5 * Math.sin(5.1 * x - 3.2 * z);
        double column = intersection(ring, Math.max(y - 4.5, end - y + 0.4 * ragged + 1.6 * bump((ax - 6) / 9)), 1.8);
        double opening = FACE_OPENING - 0.1 - 0.9 * smoothstep(-8, -15, y);
        // Below the chin the locks part to the sides and leave the neck free.
        double depth = 9.6 + 3.5 * smoothstep(-7, -13, y);
        double face = (length(ax / opening, (z - 10.5) / depth) - 1) * opening;
        return intersection(column, -face, 1.1);
    }

    /** Relief of the strands: locks along the head, or curls. */
    private double clump(double x, double y, double z) {
        if (hair.isCurly()) {
            return 0.2 * Math.sin(2.3 * x + 1.1 * Math.sin(1.7 * z)) * Math.sin(2.1 * y + 1.3 * Math.sin(1.5 * x))
                    * Math.sin(2.2 * z + Math.sin(1.9 * y));
        }
        double along = Math.sin(0.75 * y + 0.3 * x);
        double across = Math.sin(0.83 * x - 0.61 * z + hair.partX());
        double wave = hair.wave();
        return (0.04 + 0.06 * wave) * (Math.sin(2.3 * x + 1.3 * z + 2.2 * across + (0.6 + 1.6 * wave) * along)
                + 0.7 * Math.sin(4.9 * x - 2.6 * z + 2.5 * across + 1.2 * along));
    }
}
