package dev.diptych.imaging;

/**
 * One channel of floats, the working form of registration and metrics. What the values mean is said by the one who
 * made the plane.
 *
 * @param values {@code height * width} values, row-major, owned by this plane
 */
public record Plane(int width, int height, float[] values) {
    public Plane {
        PixelCounts.check(width, height, 1, values.length);
    }

    /** A plane of zeros. */
    public Plane(int width, int height) {
        this(width, height, new float[Math.multiplyExact(width, height)]);
    }

    public float at(int x, int y) {
        return values[y * width + x];
    }
}
