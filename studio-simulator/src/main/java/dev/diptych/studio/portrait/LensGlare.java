package dev.diptych.studio.portrait;

/** What a spectacle lens does to the light behind it: a little loss, and the lamp's reflection. */
final class LensGlare {
    private static final double TRANSMISSION = 0.93;
    /** Of a coated lens. */
    private static final double REFLECTANCE = 0.022;
    /** Turn of the domed front per cm beside its middle. */
    private static final double CURVATURE = 0.055;

    private final HeadFrame frame;
    private final Vec3 leftCentre;
    private final Vec3 rightCentre;

    LensGlare(Figure figure) {
        frame = figure.frame();
        double x = figure.glasses().lensCentreX();
        double z = figure.glasses().lensZ(x);
        leftCentre = frame.toWorld(-x, -0.35, z);
        rightCentre = frame.toWorld(x, -0.35, z);
    }

    /** The radiance {@code behind} as it is seen through the lens in front of {@code point}. */
    LinearRgb through(LinearRgb behind, SurfacePoint point, Light light) {
        Vec3 centre = point.lens < 0 ? leftCentre : rightCentre;
        Vec3 offset = frame.directionToHead(point.position.minus(centre));
        Vec3 normal = frame.directionToWorld(new Vec3(CURVATURE * offset.x() + 0.04 * point.lens,
                CURVATURE * offset.y() - 0.06, 1)).unit();
        double blurRadians = light.isSoft() ? 0.02 : 0.035;
        double glare = REFLECTANCE
                * Math.min(60, light.radiance(point.position, point.view.mirroredAbout(normal), blurRadians));
        return new LinearRgb(TRANSMISSION * behind.red() + 0.85 * glare, TRANSMISSION * behind.green() + glare,
                TRANSMISSION * behind.blue() + 0.95 * glare);
    }
}
