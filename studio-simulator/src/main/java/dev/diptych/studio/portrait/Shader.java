package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.Ramp.mix;
import static dev.diptych.studio.portrait.Ramp.saturate;

/** Light that a surface point of the sitter sends to the camera. */
final class Shader {
    /** Cosine range by which light that spreads below the skin creeps past the shadow's edge, per channel. */
    private static final LinearRgb SKIN_WRAP = new LinearRgb(0.26, 0.10, 0.05);
    /** Beyond this distance from the lens the flash no longer meets the retina in the pupil, cm. */
    private static final double RED_EYE_OFFSET_CM = 3.8;
    /** A point source in an eye clips in any camera. */
    private static final double BRIGHTEST_REFLECTION = 3;

    private final double flashOffsetCm;
    private final LensGlare glare;

    Shader(Sitting sitting, Figure figure) {
        flashOffsetCm = SignedDistance.length(sitting.flashX(), sitting.flashY());
        glare = new LensGlare(figure);
    }

    /** Radiance under {@code light}, of which the share {@code visibility} arrives. */
    LinearRgb shade(SurfacePoint point, Light light, double visibility) {
        Vec3 toLight = light.centre().minus(point.position).unit();
        double arriving = light.irradiance(point.position) * visibility;
        double bounce = light.roomBounce() * (0.75 + 0.225 * point.normal.y()) * point.openness;
        LinearRgb lit = switch (point.material) {
            case HAIR, BEARD -> hair(point, light, toLight, arriving, bounce);
            case SKIN, EYE, GARMENT, SHIRT, FRAME -> solid(point, light, toLight, arriving, visibility, bounce);
        };
        LinearRgb seen = point.lens == 0 ? lit : glare.through(lit, point, light);
        return seen.times(light.colour().red(), light.colour().green(), light.colour().blue());
    }

    private LinearRgb solid(SurfacePoint point, Light light, Vec3 toLight, double arriving, double visibility,
            double bounce) {
        double cosine = point.normal.dot(toLight);
        double open = point.openness;
        // Lamps see less of a hollow than the flash does, which looks into it.
        double hollow = light.isSoft() ? 0.42 : 0.25;
        double shade = 1 - hollow * (1 - open);
        double bled = point.scatter > 0 ? 1 - hollow * (1 - mix(open, 1, 0.22)) : shade;
        double red = arriving * bled * wrapped(cosine, light.wrap() + SKIN_WRAP.red() * point.scatter);
        double green = arriving * shade * wrapped(cosine, light.wrap() + SKIN_WRAP.green() * point.scatter);
        double blue = arriving * shade * wrapped(cosine, light.wrap() + SKIN_WRAP.blue() * point.scatter);
        double shine = highlight(point, light, toLight, arriving, visibility);
        double retina = redEye(point, light, arriving);
        LinearRgb a = point.albedo;
        return new LinearRgb(a.red() * (red + bounce * (1 + 0.15 * point.scatter)) + shine + retina,
                a.green() * (green + bounce) + shine + 0.12 * retina,
                a.blue() * (blue + bounce) + shine + 0.08 * retina);
    }

    /** Lambert's cosine, its end stretched to {@code -wrap} and its start kept at 1. */
    private static double wrapped(double cosine, double wrap) {
        double a = (cosine + wrap) / (1 + wrap);
        return a <= 0 ? 0 : a * (1 - 0.35 * wrap * (1 - a));
    }

    private static double highlight(SurfacePoint point, Light light, Vec3 toLight, double arriving,
            double visibility) {
        double cosine = point.normal.dot(toLight);
        if (point.specular <= 0 || cosine < -0.2) {
            return 0;
        }
        return switch (point.material) {
            case EYE -> visibility * Math.min(1, 0.3 + point.openness) * mirror(point, light, 0.03);
            case FRAME -> visibility * mirror(point, light, 0.18);
            default -> arriving * gloss(point, light, toLight, cosine);
        };
    }

    /** The source itself, seen in a smooth surface. */
    private static double mirror(SurfacePoint point, Light light, double blurRadians) {
        double facing = Math.max(0.02, point.normal.dot(point.view));
        double fresnel = point.specular + 0.6 * (1 - point.specular) * fifth(1 - facing);
        Vec3 away = point.view.mirroredAbout(point.normal);
        return Math.min(BRIGHTEST_REFLECTION, fresnel * light.radiance(point.position, away, blurRadians));
    }

    /** Two lobes of GGX (Walter et al. 2007), the second one broad, as skin needs. */
    private static double gloss(SurfacePoint point, Light light, Vec3 toLight, double cosine) {
        Vec3 half = toLight.plus(point.view).unit();
        double alpha = Math.min(1, point.roughness * point.roughness + light.highlightWidening());
        double nl = Math.max(0, light.isSoft() ? cosine + 0.08 : cosine);
        double nv = Math.max(0.02, point.normal.dot(point.view));
        double nh = Math.max(0, point.normal.dot(half));
        double vh = Math.max(0, point.view.dot(half));
        double k = alpha / 2;
        double masking = 0.25 / ((nl * (1 - k) + k) * (nv * (1 - k) + k));
        double specular = point.specular * (light.isSoft() ? 1 : 1.3);
        double common = masking * (specular + (1 - specular) * fifth(1 - vh)) * nl;
        double sharp = common * ggx(nh, alpha) * (0.35 + 0.65 * point.openness);
        if (point.scatter <= 0) {
            return sharp;
        }
        return 0.75 * sharp + 0.35 * common * ggx(nh, Math.min(1, 2.2 * alpha)) * point.openness;
    }

    /** The GGX distribution of normals, times pi. */
    private static double ggx(double nh, double alpha) {
        double squared = alpha * alpha;
        double d = nh * nh * (squared - 1) + 1;
        return squared / (d * d);
    }

    private static double fifth(double x) {
        double squared = x * x;
        return squared * squared * x;
    }

    private double redEye(SurfacePoint point, Light light, double arriving) {
        if (point.pupil <= 0 || light.isSoft()) {
            return 0;
        }
        return 0.12 * arriving * point.pupil * Ramp.smoothstep(RED_EYE_OFFSET_CM, 2.2, flashOffsetCm);
    }

    /** Strands after Kajiya and Kay (1989): diffuse, a white and a tinted highlight, and light from behind. */
    private static LinearRgb hair(SurfacePoint point, Light light, Vec3 toLight, double arriving, double bounce) {
        double cosine = point.normal.dot(toLight);
        double alongLight = point.strand.dot(toLight);
        double alongHalf = point.strand.dot(toLight.plus(point.view).unit());
        double diffuse = arriving * saturate((cosine + 0.35) / 1.35)
                * (0.65 + 0.35 * Math.sqrt(Math.max(0, 1 - alongLight * alongLight)));
        double sine = Math.sqrt(Math.max(0, 1 - alongHalf * alongHalf));
        double facing = point.gloss * arriving * saturate(1.6 * cosine + 0.25) * (0.5 + 0.5 * point.openness);
        double white = facing * (light.isSoft() ? 0.045 * Math.pow(sine, 28) : 0.10 * Math.pow(sine, 60));
        double through = saturate(-toLight.dot(point.view));
        double tinted = 0.55 * (0.42 * facing * Math.pow(sine, 10)
                + 0.5 * point.gloss * arriving * through * through * through);
        LinearRgb a = point.albedo;
        return new LinearRgb(a.red() * (diffuse + bounce) + white + tinted * Math.sqrt(a.red()),
                a.green() * (diffuse + bounce) + white + tinted * Math.sqrt(a.green()),
                a.blue() * (diffuse + bounce) + white + tinted * Math.sqrt(a.blue()));
    }
}
