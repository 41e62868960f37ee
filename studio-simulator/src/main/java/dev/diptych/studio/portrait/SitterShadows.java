package dev.diptych.studio.portrait;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of each light reaches the points of one band. Shadows of softboxes change slowly: they are traced on a
 * lattice of pixels and interpolated between those that lie on the same piece of surface.
 */
final class SitterShadows {
    /** Spacing of the lattice on the sitter, cm. */
    private static final double LATTICE_CM = 0.4;
    private static final double SAME_DEPTH_CM = 0.4;
    private static final double SAME_COSINE = 0.85;
    /** Tells a lattice point that is not traced yet. */
    private static final float UNKNOWN = -1;

    private final SurfaceBand surfaces;
    private final DistanceGrid grid;
    private final List<Light> lights;
    /** A power of two, so that lattice rows fall on the first rows of bands. */
    private final int stridePx;
    private final int columns;
    private final float[] lattice;

    SitterShadows(SurfaceBand surfaces, DistanceGrid grid, List<Light> lights, double pixelCm) {
        this.surfaces = surfaces;
        this.grid = grid;
        this.lights = lights;
        stridePx = stridePx(pixelCm);
        columns = surfaces.widthPx() / stridePx + 2;
        lattice = new float[columns * (SitterBand.ROWS / stridePx + 1) * lights.size()];
        Arrays.fill(lattice, UNKNOWN);
    }

    /** How far from a pixel the points may lie from which its shadows are interpolated. */
    static int stridePx(double pixelCm) {
        return Math.clamp(Integer.highestOneBit((int) Math.max(1, LATTICE_CM / pixelCm)), 1, SitterBand.ROWS);
    }

    /** Share of {@code light} at {@code point}, which is seen in pixel (x, y) of the band. */
    double visibility(SurfacePoint point, int x, int y, int light) {
        if (!lights.get(light).isSoft() || stridePx == 1) {
            return trace(point, light);
        }
        int left = x - x % stridePx;
        int top = y - y % stridePx;
        double u = (double) (x - left) / stridePx;
        double v = (double) (y - top) / stridePx;
        double sum = 0;
        double weights = 0;
        for (int corner = 0; corner < 4; corner++) {
            double weight = ((corner & 1) == 0 ? 1 - u : u) * (corner < 2 ? 1 - v : v);
            int cx = left + (corner & 1) * stridePx;
            int cy = top + (corner >> 1) * stridePx;
            SurfacePoint other = weight > 0 ? surfaces.at(cx, cy) : null;
            if (other != null && sameSurface(point, other)) {
                sum += weight * latticeValue(other, cx, cy, light);
                weights += weight;
            }
        }
        return weights > 0.2 ? sum / weights : trace(point, light);
    }

    /** Whether shadows found for one of the two points hold for the other. */
    static boolean sameSurface(SurfacePoint a, @Nullable SurfacePoint b) {
        return b != null && a.material == b.material && a.nearLids == b.nearLids
                && Math.abs(a.position.z() - b.position.z()) < SAME_DEPTH_CM && a.normal.dot(b.normal) > SAME_COSINE;
    }

    private double latticeValue(SurfacePoint point, int x, int y, int light) {
        int index = ((y - surfaces.firstRow()) / stridePx * columns + x / stridePx) * lights.size() + light;
        if (lattice[index] == UNKNOWN) {
            lattice[index] = (float) trace(point, light);
        }
        return lattice[index];
    }

    /**
     * Starts the ray off the surface: the grid is coarse, and next to the lids a cell of it holds both lids and ball,
     * so there the ray is free for longer.
     */
    private double trace(SurfacePoint point, int light) {
        boolean atEye = point.material == Material.EYE || point.nearLids;
        double offset = atEye ? 0.1 : point.material == Material.HAIR ? 0.5 : 0.3;
        double start = atEye ? 1.2 : 0.25;
        Light source = lights.get(light);
        Vec3 toLight = source.centre().minus(point.position).unit();
        if (!atEye && point.normal.dot(toLight) < -0.35) {
            return 0;
        }
        return source.visibility(grid, point.position.along(point.normal, offset), start);
    }
}
