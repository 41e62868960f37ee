package dev.diptych.imaging;

/**
 * A plane affine map, x' = a x + b y + c, y' = d x + e y + f, pixel centres at integers.
 * <p>
 * A registration's matrix maps a <em>reference</em> pixel to the <em>moving</em> pixel that shows the same point, the
 * direction of ITK's fixed-to-moving transforms and of OpenCV's {@code findTransformECC(template, input)}.
 */
public record Affine(double a, double b, double c, double d, double e, double f) {
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    /** Moves every point by (dx, dy). */
    public static Affine translation(double dx, double dy) {
        return new Affine(1, 0, dx, 0, 1, dy);
    }

    /** Rotates by {@code radians} and scales about (cx, cy), then moves by (dx, dy). */
    public static Affine similarity(double radians, double scale, double cx, double cy, double dx, double dy) {
        double cos = Math.cos(radians) * scale;
        double sin = Math.sin(radians) * scale;
        return new Affine(cos, -sin, cx + dx - cos * cx + sin * cy, sin, cos, cy + dy - sin * cx - cos * cy);
    }

    public double mapX(double x, double y) {
        return a * x + b * y + c;
    }

    public double mapY(double x, double y) {
        return d * x + e * y + f;
    }

    /** The map that first applies {@code first}, then this. */
    public Affine after(Affine first) {
        return new Affine(a * first.a + b * first.d, a * first.b + b * first.e, a * first.c + b * first.f + c,
                d * first.a + e * first.d, d * first.b + e * first.e, d * first.c + e * first.f + f);
    }

    public double determinant() {
        return a * e - b * d;
    }

    /**
     * The map back.
     *
     * @throws ArithmeticException if the map folds the plane onto a line
     */
    public Affine inverse() {
        double determinant = determinant();
        if (!(Math.abs(determinant) > 1e-12)) {
            throw new ArithmeticException("The affine map " + this + " has no inverse.");
        }
        double ia = e / determinant;
        double ib = -b / determinant;
        double id = -d / determinant;
        double ie = a / determinant;
        return new Affine(ia, ib, -(ia * c + ib * f), id, ie, -(id * c + ie * f));
    }

    /**
     * Mean distance in pixels between where this map and {@code other} send the points of {@code box}: a 5x5 grid over
     * it and its four corners once more.
     */
    public double meanDisplacementPx(Affine other, Box box) {
        double sum = 0;
        for (int j = 0; j < 5; j++) {
            for (int i = 0; i < 5; i++) {
                double weight = (i == 0 || i == 4) && (j == 0 || j == 4) ? 2 : 1;
                double x = box.x() + box.width() * i / 4.0;
                double y = box.y() + box.height() * j / 4.0;
                sum += weight * Math.hypot(mapX(x, y) - other.mapX(x, y), mapY(x, y) - other.mapY(x, y));
            }
        }
        return sum / 29;
    }

    /** The six coefficients a, b, c, d, e, f: a 2x3 matrix, row-major. */
    public double[] toRowMajor() {
        return new double[]{a, b, c, d, e, f};
    }
}
