package dev.diptych.studio.portrait;

/** Woven and knitted cloth, and the frame of the glasses. */
final class ClothPaint {
    private final Attire attire;

    ClothPaint(Attire attire) {
        this.attire = attire;
    }

    void paintGarment(SurfacePoint point) {
        weave(point, attire.cloth());
    }

    void paintShirt(SurfacePoint point) {
        weave(point, attire.shirt());
    }

    void paintFrame(SurfacePoint point) {
        point.albedo = attire.frame();
        point.roughness = 0.18;
        point.specular = 0.05;
    }

    private static void weave(SurfacePoint point, LinearRgb colour) {
        Vec3 p = point.position;
        point.albedo = colour.times(0.92 + 0.16 * ValueNoise.at(5 * p.x(), 9 * p.y(), 5 * p.z()));
        point.roughness = 0.75;
        point.specular = 0.018;
        point.ripple(0.08 * (ValueNoise.at(3 * p.x(), 3 * p.y(), 3 * p.z()) - 0.5),
                0.08 * (ValueNoise.at(3 * p.x() + 9, 3 * p.y(), 3 * p.z()) - 0.5));
    }
}
