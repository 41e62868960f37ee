package dev.diptych.studio.portrait;

import java.util.Arrays;
import java.util.List;

/** Renders one band of rows: one sample in a pixel, more where an edge runs through it. */
final class SitterBand {
    /** Rows in a band; a power of two, see {@link SitterShadows}. */
    static final int ROWS = 32;

    private static final double[][] CENTRE = {{0, 0}};
    /** Rotated grid for edges inside the sitter. */
    private static final double[][] INNER = {{0, 0}, {-0.375, -0.125}, {0.125, -0.375}, {0.375, 0.125},
        {-0.125, 0.375}};
    /** Nine for the outline, where each sample is a step of coverage. */
    private static final double[][] OUTLINE = {{0, 0}, {-1 / 3.0, -1 / 3.0}, {0, -1 / 3.0}, {1 / 3.0, -1 / 3.0},
        {-1 / 3.0, 0}, {1 / 3.0, 0}, {-1 / 3.0, 1 / 3.0}, {0, 1 / 3.0}, {1 / 3.0, 1 / 3.0}};

    private final SurfaceBand surfaces;
    private final SitterShadows shadows;
    private final Shader shader;
    private final List<Light> lights;
    private final double[] sums;

    SitterBand(SurfaceBand surfaces, SitterShadows shadows, Shader shader, List<Light> lights) {
        this.surfaces = surfaces;
        this.shadows = shadows;
        this.shader = shader;
        this.lights = lights;
        sums = new double[lights.size() * 3];
    }

    /** Renders what the band and the {@code region} share. */
    void render(Region region, Layer layer, byte[] coverage) {
        for (int y = Math.max(region.y(), surfaces.firstRow()); y < Math.min(region.endY(), surfaces.endRow()); y++) {
            for (int x = region.x(); x < region.endX(); x++) {
                double covered = renderPixel(layer, x, y);
                coverage[region.index(x, y)] = (byte) (int) (255 * covered + 0.5);
            }
        }
    }

    /** Returns the share of the pixel that the sitter covers. */
    private double renderPixel(Layer layer, int x, int y) {
        double[][] offsets = surfaces.isOutline(x, y) ? OUTLINE : surfaces.isInnerEdge(x, y) ? INNER : CENTRE;
        SurfacePoint centre = surfaces.at(x, y);
        if (centre == null && offsets.length == 1) {
            return 0;
        }
        Arrays.fill(sums, 0);
        int hits = 0;
        for (double[] offset : offsets) {
            boolean isCentre = offset[0] == 0 && offset[1] == 0;
            SurfacePoint point = isCentre ? centre : surfaces.look(x + offset[0], y + offset[1]);
            if (point != null) {
                hits++;
                addLight(point, x, y);
            }
        }
        for (int light = 0; light < lights.size(); light++) {
            layer.write(x, y, light, new LinearRgb(sums[3 * light], sums[3 * light + 1], sums[3 * light + 2])
                    .times(1.0 / offsets.length));
        }
        return (double) hits / offsets.length;
    }

    private void addLight(SurfacePoint point, int x, int y) {
        for (int light = 0; light < lights.size(); light++) {
            LinearRgb radiance = shader.shade(point, lights.get(light), shadows.visibility(point, x, y, light));
            // Clipped before the mean: a highlight brighter than the scale would eat the smooth edge.
            double most = Layer.fullScale(light);
            sums[3 * light] += Math.min(most, radiance.red());
            sums[3 * light + 1] += Math.min(most, radiance.green());
            sums[3 * light + 2] += Math.min(most, radiance.blue());
        }
    }
}
