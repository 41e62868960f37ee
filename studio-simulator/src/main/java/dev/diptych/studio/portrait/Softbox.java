package dev.diptych.studio.portrait;

/**
 * A rectangular diffuser.
 *
 * @param axis unit direction in which it shines
 * @param power irradiance at the target of a surface that faces the lamp
 */
record Softbox(Vec3 centre, Vec3 axis, Vec3 right, Vec3 up, double halfWidthCm, double halfHeightCm,
        double targetDistanceCm, double power, LinearRgb colour) implements Light {
    /** Share of the light that leaves to all sides alike; the rest goes with the cosine. */
    private static final double SPILL = 0.18;

    /** A lamp at {@code centre} that points at {@code target}. */
    static Softbox aimed(Vec3 centre, Vec3 target, double halfWidthCm, double halfHeightCm, double power,
            LinearRgb colour) {
        Vec3 way = target.minus(centre);
        Vec3 axis = way.unit();
        Vec3 right = new Vec3(axis.z(), 0, -axis.x()).unit();
        return new Softbox(centre, axis, right, axis.cross(right), halfWidthCm, halfHeightCm, way.length(), power,
                colour);
    }

    @Override
    public double irradiance(Vec3 point) {
        Vec3 way = point.minus(centre);
        double squared = way.dot(way);
        double cosine = way.dot(axis) / Math.sqrt(squared);
        double emission = cosine > 0 ? SPILL + (1 - SPILL) * cosine : SPILL * (1 + cosine);
        return power * emission * targetDistanceCm * targetDistanceCm / squared;
    }

    /** The mean over the lamp's four quarters, each seen by one ray with the quarter's penumbra. */
    @Override
    public double visibility(DistanceGrid grid, Vec3 point, double startCm) {
        double quarterRadius = 0.62 * Math.sqrt(halfWidthCm * halfHeightCm);
        double sum = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            Vec3 aim = centre.along(right, ((quarter & 1) - 0.5) * halfWidthCm)
                    .along(up,
                            ((quarter >> 1) - 0.5) * halfHeightCm);
            Vec3 way = aim.minus(point);
            double distance = way.length();
            sum += grid.visibility(point, way.times(1 / distance), Math.max(0.3, startCm), distance, quarterRadius);
        }
        return sum / 4;
    }

    @Override
    public double wrap() {
        return 0.1;
    }

    @Override
    public double highlightWidening() {
        return Math.sqrt(halfWidthCm * halfHeightCm) / (3 * targetDistanceCm);
    }

    @Override
    public double roomBounce() {
        return 0.17 * power;
    }

    @Override
    public double radiance(Vec3 point, Vec3 away, double blurRadians) {
        double towards = -away.dot(axis);
        double distance = point.minus(centre).dot(axis) / towards;
        if (towards < 0.05 || distance < 0) {
            return 0;
        }
        Vec3 offset = point.along(away, distance).minus(centre);
        double blurCm = blurRadians * targetDistanceCm;
        double inside = Ramp.smoothstep(halfWidthCm + blurCm, halfWidthCm - 0.5 * blurCm, Math.abs(offset.dot(right)))
                * Ramp.smoothstep(halfHeightCm + blurCm, halfHeightCm - 0.5 * blurCm, Math.abs(offset.dot(up)));
        double solidAngle = 4 * halfWidthCm * halfHeightCm / (targetDistanceCm * targetDistanceCm);
        return power * Math.PI / solidAngle * inside;
    }

    @Override
    public boolean isSoft() {
        return true;
    }
}
