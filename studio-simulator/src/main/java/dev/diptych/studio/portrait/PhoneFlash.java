package dev.diptych.studio.portrait;

/** The LED beside the phone's lens: nearly a point, its light falls with the square of the distance. */
record PhoneFlash(Vec3 centre, double faceDistanceCm, LinearRgb colour) implements Light {
    private static final double EMITTER_RADIUS_CM = 0.5;

    @Override
    public double irradiance(Vec3 point) {
        Vec3 way = centre.minus(point);
        return faceDistanceCm * faceDistanceCm / way.dot(way);
    }

    @Override
    public double visibility(DistanceGrid grid, Vec3 point, double startCm) {
        Vec3 way = centre.minus(point);
        double distance = way.length();
        return grid.visibility(point, way.times(1 / distance), startCm, distance, EMITTER_RADIUS_CM);
    }

    @Override
    public double wrap() {
        return 0;
    }

    @Override
    public double highlightWidening() {
        return 0;
    }

    @Override
    public double roomBounce() {
        return 0.02;
    }

    /** A disc as wide as the blur: the LED itself would fall between two samples. */
    @Override
    public double radiance(Vec3 point, Vec3 away, double blurRadians) {
        Vec3 way = centre.minus(point);
        double offAxis = SignedDistance.length(away.x() - way.x() / way.length(), away.y() - way.y() / way.length(),
                away.z() - way.z() / way.length());
        double solidAngle = Math.PI * blurRadians * blurRadians;
        return Math.PI / solidAngle * Ramp.smoothstep(1.3 * blurRadians, 0.7 * blurRadians, offAxis);
    }

    @Override
    public boolean isSoft() {
        return false;
    }
}
