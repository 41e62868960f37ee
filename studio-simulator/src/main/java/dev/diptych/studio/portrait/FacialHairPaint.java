package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.Ramp.mix;
import static dev.diptych.studio.portrait.Ramp.saturate;
import static dev.diptych.studio.portrait.Ramp.smoothstep;

/** Hair too short to be a volume, painted onto the skin: brows, lashes, stubble, and the scalp. */
final class FacialHairPaint {
    private static final LinearRgb LASH = new LinearRgb(.018, .012, .010);

    private final Hair hair;
    private final FaceShape.Eyes eyes;
    private final Figure figure;
    private final double masculinity;
    private final double browRaise;
    private final double blink;
    private final LinearRgb brow;

    FacialHairPaint(Sitting sitting, Figure figure) {
        hair = sitting.hair();
        eyes = sitting.face().eyes();
        this.figure = figure;
        masculinity = sitting.person().masculinity();
        browRaise = sitting.pose().browRaise();
        blink = sitting.pose().blink();
        // Brows are darker than the hair on the head, the more so the fairer that is.
        brow = hair.browColour().times(hair.browColour().green() > 0.1 ? 0.45 : 0.9);
    }

    void paint(FieldSample hit, SurfacePoint point) {
        double x = hit.headX;
        double y = hit.headY;
        double z = hit.headZ;
        double ax = Math.abs(x);
        stubble(point, hit, x, ax, y, z);
        if (z > 3.5 && y > 0.5 && y < 4.8) {
            brows(point, x, ax, y);
        }
        if (z > 4 && Math.abs(hit.lidU) < 1.25 && Math.abs(hit.lidV) < 1) {
            lashes(point, hit);
        }
        if (y > -8) {
            scalp(point, x, ax, y, z);
        }
    }

    private void stubble(SurfacePoint point, FieldSample hit, double x, double ax, double y, double z) {
        double density = figure.beard().density(ax, y, z) * (1 - hit.lipMask);
        if (density <= 0) {
            return;
        }
        double strength = hair.beard() == Hair.Beard.STUBBLE ? 0.5 : 0.85;
        double grain = 0.45 + 0.75 * ValueNoise.at(11 * x, 5 * y, 11 * z);
        cover(point, hair.browColour().times(0.8).mix(point.albedo, 0.06), saturate(density * strength * grain), 0.6);
    }

    private void brows(SurfacePoint point, double x, double ax, double y) {
        double t = (ax - 1.1) / 4.2;
        if (t < -0.1 || t > 1.1) {
            return;
        }
        double m = masculinity;
        double thickness = 0.30 + 0.16 * m;
        double arch = 0.34 - 0.14 * m;
        double centre = 2.0 - 0.2 * m * smoothstep(0.35, 0, t) + 0.22 * browRaise + 0.35 * thickness
                + 2.34 * arch * t * (1.25 - t) - 0.5 * t * t + 0.8 * eyes.tilt() * t;
        double half = thickness * (1 - 0.75 * t * t) * smoothstep(-0.08, 0.12, t) + 0.02;
        double slant = x > 0 ? 5 : -5;
        double hairs = ValueNoise.at(9 * x - 1.2 * slant * y + 90, 2 * y);
        double edge = 0.35 * (ValueNoise.at(6 * x - slant * y + 40, 1.2 * y) - 0.5);
        double density = smoothstep(1.15, 0.35, Math.abs(y - centre) / half + 1.6 * edge)
                * smoothstep(1.08, 0.9, t + 0.2 * edge) * (0.6 + 0.5 * hairs);
        cover(point, brow, saturate(density * (0.9 + 0.2 * m)), 0.65);
    }

    private void lashes(SurfacePoint point, FieldSample hit) {
        boolean upperLid = hit.lidV > -0.12 - 0.6 * blink;
        double reach = upperLid ? 0.13 + 0.05 * saturate(hit.lidU) : 0.1;
        double strength = upperLid ? 0.98 - 0.2 * masculinity : 0.25;
        double line = strength * smoothstep(reach, 0.02, Math.abs(hit.aperture))
                * smoothstep(1.2, 1, Math.abs(hit.lidU));
        if (hit.aperture < 0.02 && line < 0.6) {
            // The wet rim of the lower lid.
            point.albedo = point.albedo.times(0.95, 0.74, 0.74);
        }
        point.albedo = point.albedo.mix(LASH, line);
        point.nearLids = hit.aperture < 0.12;
    }

    private void scalp(SurfacePoint point, double x, double ax, double y, double z) {
        boolean onEar = ax > 6.9 && z < 2.2 && z > -4 && y < 1.8;
        if (onEar) {
            return;
        }
        double over = figure.hair().overHairline(x, ax, y, z);
        switch (hair.style()) {
            case BALD -> {
                double rim = 0.2 * smoothstep(0, 2, over) * (1 - smoothstep(4, 7, y));
                cover(point, hair.colour(), rim, 0.5);
            }
            case BUZZ -> {
                double edge = over + 1.1 * (ValueNoise.at(3 * x, 3 * y, 3 * z) - 0.5);
                double grain = 0.62 + 0.35 * ValueNoise.at(8 * x, 8 * y, 8 * z);
                cover(point, hair.colour().times(0.8).mix(LinearRgb.grey(0.05), 0.2),
                        grain * smoothstep(-0.9, 1.9, edge), 0.6);
            }
            default -> {
                boolean besideFace = figure.hair().isLong() && y < 1;
                double edge = over + 0.7 * (ValueNoise.at(6 * x, 2 * y, 6 * z) - 0.5);
                cover(point, hair.colour(), besideFace ? 0 : 0.8 * smoothstep(0.4, 1.4, edge), 0.6);
            }
        }
    }

    private static void cover(SurfacePoint point, LinearRgb colour, double share, double roughness) {
        point.albedo = point.albedo.mix(colour, share);
        point.roughness = mix(point.roughness, roughness, share);
        point.specular *= 1 - 0.5 * share;
    }
}
