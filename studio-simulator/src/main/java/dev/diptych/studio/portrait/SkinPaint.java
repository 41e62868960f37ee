package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.Ramp.mix;
import static dev.diptych.studio.portrait.Ramp.patch;
import static dev.diptych.studio.portrait.Ramp.saturate;
import static dev.diptych.studio.portrait.Ramp.smoothstep;

/** Colour, shine and pores of the skin, and the lips. */
final class SkinPaint {
    private static final LinearRgb ENAMEL = new LinearRgb(.62, .57, .49);
    private static final LinearRgb THROAT = new LinearRgb(.10, .025, .02);

    private final Complexion complexion;
    private final FaceShape face;
    private final double baseRoughness;

    SkinPaint(Sitting sitting) {
        complexion = sitting.complexion();
        face = sitting.face();
        baseRoughness = 0.44 - 0.05 * complexion.oil();
    }

    void paint(FieldSample hit, SurfacePoint point) {
        double x = hit.nearHead ? hit.headX : point.position.x();
        double y = hit.nearHead ? hit.headY : point.position.y();
        double z = hit.nearHead ? hit.headZ : point.position.z();
        double origin = complexion.noiseOrigin();
        double clouds = ValueNoise.fractal(0.35 * x + origin, 0.35 * y, 0.35 * z) - 0.5;
        double blotches = ValueNoise.at(1.7 * x + origin, 1.7 * y, 1.7 * z) - 0.5;
        double pores = ValueNoise.at(9 * x + origin, 9 * y, 9 * z) - 0.5;
        double shade = 1 + 0.14 * clouds + 0.05 * blotches + 0.04 * pores;
        LinearRgb colour = complexion.skin().times(shade, shade * (1 + 0.08 * blotches + 0.05 * clouds), shade);
        point.scatter = 1;
        point.roughness = baseRoughness;
        point.specular = 0.027 + 0.011 * complexion.oil();
        if (hit.nearHead && y > -14) {
            colour = blush(colour, Math.abs(x), y, z, 0.8 + 0.6 * clouds + 0.4 * blotches);
            colour = freckles(colour, x, y, z);
            shine(point, Math.abs(x), y, pores, blotches);
            colour = lips(colour, hit, point, x, y);
            colour = teeth(colour, hit, point, Math.abs(x));
        }
        point.albedo = colour;
        double depth = 0.07 * (1 - 0.6 * hit.lipMask);
        point.ripple(depth * (ValueNoise.at(5.2 * x + origin, 5.2 * y, 5.2 * z) - 0.5),
                depth * (ValueNoise.at(5.2 * x + 31, 5.2 * y + origin, 5.2 * z) - 0.5));
    }

    private LinearRgb blush(LinearRgb colour, double ax, double y, double z, double patchiness) {
        double red = 0;
        if (z > 2) {
            red += 0.9 * patch(ax - 4.4, y + 2.9, 2.4, 2);
        }
        if (z > 7) {
            red += 0.7 * patch(ax, y - face.nose().baseY(), 1.5, 1.3);
        }
        if (z > 4) {
            red += 0.4 * patch(ax, y - face.skull().chinY(), 2.2, 1.6);
        }
        if (ax > 7 && z < 2.5 && z > -4 && y < 3) {
            red += 0.7;
        }
        red *= complexion.ruddiness() * patchiness;
        double under = 0;
        if (z > 5) {
            under = (0.25 + 0.6 * face.eyes().bag()) * patch(ax - face.eyes().x() - 0.1, y + 1.35, 1.7, 0.6)
                    + 0.4 * patch(ax - 2.1, y + 0.3, 0.7, 1);
        }
        return colour.times((1 + 0.03 * red) * (1 - 0.13 * under), (1 - 0.18 * red) * (1 - 0.17 * under),
                (1 - 0.15 * red) * (1 - 0.12 * under));
    }

    private LinearRgb freckles(LinearRgb colour, double x, double y, double z) {
        if (complexion.freckles() == 0 || z < 1) {
            return colour;
        }
        int layer = (int) complexion.noiseOrigin();
        double spots = freckle(2.2 * x, 2.2 * y, layer) + 0.6 * freckle(3.4 * x + 7, 3.4 * y, layer + 5);
        double where = saturate(1.5 * patch(Math.abs(x) - 2.2, y + 1.8, 4.2, 3.2));
        double strength = 0.5 * complexion.freckles() * saturate(spots) * where;
        return colour.times(1 - 0.32 * strength, 1 - 0.52 * strength, 1 - 0.6 * strength);
    }

    /** One spot in most cells of the unit lattice, of random place and size. */
    private static double freckle(double x, double y, int layer) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        double size = ValueNoise.cell(i, j, layer + 2);
        if (size < 0.35) {
            return 0;
        }
        double dx = x - i - 0.25 - 0.5 * ValueNoise.cell(i, j, layer);
        double dy = y - j - 0.25 - 0.5 * ValueNoise.cell(i, j, layer + 1);
        double radius = 0.08 + 0.16 * size * size;
        return smoothstep(radius, 0.4 * radius, SignedDistance.length(dx, dy)) * size;
    }

    /** The oily zone of forehead, nose, cheekbones and chin, which the flash makes shine. */
    private void shine(SurfacePoint point, double ax, double y, double pores, double blotches) {
        double zone = saturate(patch(ax, y - 4.6, 3.4, 2.3) + patch(ax, y + 0.8, 1.1, 3.2)
                + 0.8 * patch(ax - 4.6, y + 1.4, 1.6, 1.2) + 0.7 * patch(ax, y - face.skull().chinY(), 1.4, 1.2));
        double oil = complexion.oil();
        point.roughness = mix(baseRoughness + 0.08, baseRoughness - 0.05, zone * oil)
                * (1 + 0.16 * pores + 0.1 * blotches);
        point.specular *= (0.7 + 0.7 * zone * oil) * (1 + 0.5 * pores);
    }

    private LinearRgb lips(LinearRgb colour, FieldSample hit, SurfacePoint point, double x, double y) {
        if (hit.lipMask <= 0) {
            return colour;
        }
        double streaks = 0.93 + 0.14 * ValueNoise.at(7 * x + 50, 0.8 * y + 3);
        double upperShade = hit.lipHeight > 0 ? 0.88 : 1;
        double fade = 0.84 + 0.16 * saturate(1 - Math.abs(hit.lipHeight));
        point.roughness = mix(point.roughness, 0.34 - 0.08 * complexion.lipGloss(), hit.lipMask);
        point.specular = mix(point.specular, 0.033, hit.lipMask);
        return colour.mix(complexion.lips().times(streaks * upperShade), hit.lipMask * fade);
    }

    /** The upper row, and the dark below it. */
    private LinearRgb teeth(LinearRgb colour, FieldSample hit, SurfacePoint point, double ax) {
        if (hit.toothMask <= 0) {
            return colour;
        }
        double tooth = ax < 0.86 ? ax / 0.43 : 2 + (ax - 0.86) / 0.34;
        double gap = smoothstep(0.1, 0.02, Math.abs(tooth - Math.rint(tooth)));
        double row = 0.8 - 0.06 * Math.abs(Math.sin(Math.PI * tooth));
        double shade = (1 - 0.3 * gap) * smoothstep(3.2, 0.8, ax)
                * (0.75 + 0.25 * smoothstep(0, 0.25, hit.toothHeight));
        LinearRgb enamel = ENAMEL.times(shade).mix(THROAT, smoothstep(row, row + 0.08, hit.toothHeight));
        point.roughness = mix(point.roughness, 0.3, hit.toothMask);
        point.scatter = 1 - hit.toothMask;
        return colour.mix(enamel, hit.toothMask);
    }
}
