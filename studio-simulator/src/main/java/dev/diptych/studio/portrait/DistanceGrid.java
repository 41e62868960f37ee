package dev.diptych.studio.portrait;

import java.util.stream.IntStream;

/**
 * The sitter's distance field sampled every half centimetre: a quick guide for rays, and exact enough by itself for
 * shadows. Blocks of 2 cm far from every surface are interpolated from their corners.
 */
final class DistanceGrid {
    /** Answer for a point outside the grid. */
    static final double OUTSIDE = 1e3;

    private static final double CELL = 0.5;
    private static final int BLOCK = 4;
    private static final int BLOCKS_X = 30;
    private static final int BLOCKS_Y = 29;
    private static final int BLOCKS_Z = 15;
    private static final int MOST_STEPS = 400;
    private static final int NX = BLOCKS_X * BLOCK + 1;
    private static final int NY = BLOCKS_Y * BLOCK + 1;
    private static final int NZ = BLOCKS_Z * BLOCK + 1;
    private static final double MIN_X = -0.5 * CELL * (NX - 1);
    private static final double MIN_Y = -38;
    private static final double MIN_Z = -16;
    private static final double MAX_X = MIN_X + CELL * (NX - 1);
    private static final double MAX_Y = MIN_Y + CELL * (NY - 1);
    private static final double MAX_Z = MIN_Z + CELL * (NZ - 1);

    private final float[] distances = new float[NX * NY * NZ];

    /** Samples {@code figure}, on several threads; the result does not depend on how many. */
    DistanceGrid(Figure figure) {
        IntStream.rangeClosed(0, BLOCKS_Z).parallel().forEach(k -> sampleCorners(figure, k));
        IntStream.range(0, BLOCKS_Z).parallel().forEach(k -> fillBlocks(figure, k));
    }

    private void sampleCorners(Figure figure, int blockZ) {
        FieldSample sample = new FieldSample();
        int k = blockZ * BLOCK;
        for (int j = 0; j < NY; j += BLOCK) {
            for (int i = 0; i < NX; i += BLOCK) {
                distances[index(i, j, k)] = exact(figure, i, j, k, sample);
            }
        }
    }

    private void fillBlocks(Figure figure, int blockZ) {
        FieldSample sample = new FieldSample();
        // The slice between two layers of blocks is filled by the upper layer alone, the last one by the last layer.
        int slices = blockZ == BLOCKS_Z - 1 ? BLOCK + 1 : BLOCK;
        for (int blockY = 0; blockY < BLOCKS_Y; blockY++) {
            for (int blockX = 0; blockX < BLOCKS_X; blockX++) {
                fillBlock(figure, blockX * BLOCK, blockY * BLOCK, blockZ * BLOCK, slices, sample);
            }
        }
    }

    private void fillBlock(Figure figure, int i0, int j0, int k0, int slices, FieldSample sample) {
        float[] corners = new float[8];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < 8; c++) {
            corners[c] = distances[index(i0 + (c & 1) * BLOCK, j0 + (c >> 1 & 1) * BLOCK, k0 + (c >> 2) * BLOCK)];
            least = Math.min(least, corners[c]);
            most = Math.max(most, corners[c]);
        }
        boolean far = least > 2.6 || most < -3;
        int columns = i0 + BLOCK == NX - 1 ? BLOCK + 1 : BLOCK;
        int rows = j0 + BLOCK == NY - 1 ? BLOCK + 1 : BLOCK;
        for (int k = 0; k < slices; k++) {
            for (int j = 0; j < rows; j++) {
                for (int i = 0; i < columns; i++) {
                    if (i % BLOCK == 0 && j % BLOCK == 0 && k % BLOCK == 0) {
                        continue;
                    }
                    distances[index(i0 + i, j0 + j, k0 + k)] = far
                            ? (float) interpolate(corners, (double) i / BLOCK, (double) j / BLOCK, (double) k / BLOCK)
                            : exact(figure, i0 + i, j0 + j, k0 + k, sample);
                }
            }
        }
    }

    private static double interpolate(float[] c, double u, double v, double w) {
        double front = Ramp.mix(Ramp.mix(c[0], c[1], u), Ramp.mix(c[2], c[3], u), v);
        double back = Ramp.mix(Ramp.mix(c[4], c[5], u), Ramp.mix(c[6], c[7], u), v);
        return Ramp.mix(front, back, w);
    }

    private static float exact(Figure figure, int i, int j, int k, FieldSample sample) {
        return (float) figure.evaluate(MIN_X + i * CELL, MIN_Y + j * CELL, MIN_Z + k * CELL, sample);
    }

    private static int index(int i, int j, int k) {
        return i + NX * (j + NY * k);
    }

    /** Interpolated distance, or {@link #OUTSIDE}. */
    double at(double x, double y, double z) {
        double fx = (x - MIN_X) / CELL;
        double fy = (y - MIN_Y) / CELL;
        double fz = (z - MIN_Z) / CELL;
        if (!(fx >= 0 && fy >= 0 && fz >= 0 && fx < NX - 1 && fy < NY - 1 && fz < NZ - 1)) {
            return OUTSIDE;
        }
        int i = (int) fx;
        int j = (int) fy;
        int k = (int) fz;
        double u = fx - i;
        double v = fy - j;
        double w = fz - k;
        int a = index(i, j, k);
        int b = a + NX * NY;
        float[] d = distances;
        double front = Ramp.mix(Ramp.mix(d[a], d[a + 1], u), Ramp.mix(d[a + NX], d[a + NX + 1], u), v);
        double back = Ramp.mix(Ramp.mix(d[b], d[b + 1], u), Ramp.mix(d[b + NX], d[b + NX + 1], u), v);
        return Ramp.mix(front, back, w);
    }

    /** How far along the ray it enters the grid, 0 if it starts inside; more than {@link #exit} if it misses. */
    double entry(Vec3 origin, Vec3 direction) {
        double x = Math.min((MIN_X - origin.x()) / direction.x(), (MAX_X - origin.x()) / direction.x());
        double y = Math.min((MIN_Y - origin.y()) / direction.y(), (MAX_Y - origin.y()) / direction.y());
        double z = Math.min((MIN_Z - origin.z()) / direction.z(), (MAX_Z - origin.z()) / direction.z());
        return Math.max(0, Math.max(x, Math.max(y, z)));
    }

    /** How far along the ray it leaves the grid. */
    double exit(Vec3 origin, Vec3 direction) {
        double x = Math.max((MIN_X - origin.x()) / direction.x(), (MAX_X - origin.x()) / direction.x());
        double y = Math.max((MIN_Y - origin.y()) / direction.y(), (MAX_Y - origin.y()) / direction.y());
        double z = Math.max((MIN_Z - origin.z()) / direction.z(), (MAX_Z - origin.z()) / direction.z());
        return Math.min(x, Math.min(y, z));
    }

    /**
     * Share of a light that is seen from {@code origin} past the sitter, 0 to 1, from the least clearance of one ray
     * (I. Quilez, "Soft shadows in raymarched SDFs", in S. Aaltonen's symmetric form).
     *
     * @param startCm from here on the ray can be blocked; keeps a surface from shading itself
     * @param lightDistanceCm to the light
     * @param lightRadiusCm of the light as it is seen from here
     */
    double visibility(Vec3 origin, Vec3 direction, double startCm, double lightDistanceCm, double lightRadiusCm) {
        // A little inside, as a point on the boundary may round to the outside, where no distance is known.
        double t = Math.max(startCm, entry(origin, direction) + 0.01);
        double end = Math.min(lightDistanceCm, exit(origin, direction));
        double sharpness = lightDistanceCm / lightRadiusCm;
        double seen = 1;
        for (int step = 0; step < MOST_STEPS && t < end; step++) {
            double d = at(origin.x() + direction.x() * t, origin.y() + direction.y() * t,
                    origin.z() + direction.z() * t);
            seen = Math.min(seen, 0.5 + 0.5 * sharpness * d / t);
            if (seen <= 0) {
                return 0;
            }
            // Steps may be coarse against the penumbra, which widens along the ray.
            t += Math.max(Math.max(0.25, 0.45 * t / sharpness), 0.9 * d);
        }
        return seen * seen * (3 - 2 * seen);
    }
}
