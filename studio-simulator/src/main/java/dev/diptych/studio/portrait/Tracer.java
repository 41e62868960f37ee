package dev.diptych.studio.portrait;

/** Finds where a line of sight meets the sitter: long steps on the grid, exact ones near the surface. */
final class Tracer {
    /** The ray met nothing. */
    static final double MISS = -1;

    private static final double EXACT_BELOW_CM = 0.75;
    private static final double CAUTION = 0.9;
    private static final double LEAST_FALL = 0.15;
    private static final double LONGEST_STRETCH = 2.2;
    private static final int STEPS = 180;
    private static final int BISECTIONS = 7;

    private final Figure figure;
    private final DistanceGrid grid;
    private final Vec3 origin;
    private final double toleranceCm;

    Tracer(Figure figure, DistanceGrid grid, Camera camera) {
        this.figure = figure;
        this.grid = grid;
        origin = camera.centre();
        toleranceCm = Math.min(0.03, 0.45 * camera.pixelCm());
    }

    /** Distance from the camera to the sitter in the unit {@code direction}, cm, or {@link #MISS}. */
    double trace(Vec3 direction, FieldSample sample) {
        double t = grid.entry(origin, direction) + 0.01;
        double end = grid.exit(origin, direction);
        double outside = t;
        double before = Double.NaN;
        double beforeT = Double.NaN;
        for (int step = 0; step < STEPS && t < end; step++) {
            Vec3 p = origin.along(direction, t);
            double guide = grid.at(p.x(), p.y(), p.z());
            if (guide > EXACT_BELOW_CM) {
                outside = t;
                before = Double.NaN;
                t += Math.max(0.3, Math.min(guide, 20) - 0.4);
                continue;
            }
            double d = figure.evaluate(p.x(), p.y(), p.z(), sample);
            if (d < toleranceCm) {
                return d < -0.05 ? surfaceBetween(outside, t, direction, sample) : t;
            }
            outside = t;
            double fall = (before - d) / (t - beforeT);
            before = d;
            beforeT = t;
            t += Math.max(stretch(fall) * d, toleranceCm);
        }
        return MISS;
    }

    /**
     * By how much a step may be longer than the distance estimate, where that {@code fall}s more slowly along the ray
     * than a true distance would: hair gives short estimates.
     */
    private static double stretch(double fall) {
        return fall > LEAST_FALL ? Math.clamp(CAUTION / fall, CAUTION, LONGEST_STRETCH) : CAUTION;
    }

    /** Where an estimate was too long and the step ended inside. */
    private double surfaceBetween(double outside, double inside, Vec3 direction, FieldSample sample) {
        double near = outside;
        double far = inside;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (near + far);
            Vec3 p = origin.along(direction, middle);
            if (figure.evaluate(p.x(), p.y(), p.z(), sample) < 0) {
                far = middle;
            } else {
                near = middle;
            }
        }
        return far;
    }
}
