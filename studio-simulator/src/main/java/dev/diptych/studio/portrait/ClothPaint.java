package dev.diptych.studio.portrait;

/** Woven and knitted cloth, and the frame of the glasses. */
final class ClothPaint {
    private final Attire attire;

    ClothPaint(Attire attire) {
        this.attire = attire;
    }

    void paintGarment(FieldSample hit, SurfacePoint point) {
        weave(point, attire.cloth().mix(attire.print().colour(), printed(hit.bodyX, point.position.y())));
    }

    /** Share of the pattern's colour, 0 to 1. */
    private double printed(double x, double y) {
        double period = attire.print().periodCm();
        return switch (attire.print().pattern()) {
            case PLAIN -> 0;
            case STRIPED -> stripe(y / period);
            case CHECKED -> 0.5 * stripe(x / period) + 0.5 * stripe(y / period);
            case MARLED -> ValueNoise.at(3 * x, 7 * y) * ValueNoise.at(8 * x + 40, 11 * y);
        };
    }

    private static double stripe(double periods) {
        double middle = Math.abs(periods - Math.rint(periods));
        return Ramp.smoothstep(0.29, 0.21, middle);
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
