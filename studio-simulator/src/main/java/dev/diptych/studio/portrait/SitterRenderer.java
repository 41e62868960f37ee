package dev.diptych.studio.portrait;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The sitter's layer, rendered in bands of rows so that memory does not grow with the picture. */
final class SitterRenderer {
    private final Supplier<SurfaceSampler> samplers;
    private final Shader shader;
    private final DistanceGrid grid;
    private final List<Light> lights;
    private final double pixelCm;

    SitterRenderer(Supplier<SurfaceSampler> samplers, Shader shader, DistanceGrid grid, List<Light> lights,
            double pixelCm) {
        this.samplers = samplers;
        this.shader = shader;
        this.grid = grid;
        this.lights = lights;
        this.pixelCm = pixelCm;
    }

    /** Fills {@code coverage} and returns the sitter, premultiplied by it. */
    Layer render(int widthPx, int heightPx, byte[] coverage) {
        Layer layer = new Layer(widthPx, heightPx, lights.size());
        int bands = (heightPx + SitterBand.ROWS - 1) / SitterBand.ROWS;
        IntStream.range(0, bands).parallel().forEach(band -> {
            SurfaceBand surfaces = new SurfaceBand(samplers.get(), widthPx, heightPx, band * SitterBand.ROWS);
            new SitterBand(surfaces, new SitterShadows(surfaces, grid, lights, pixelCm), shader, lights).render(layer,
                    coverage);
        });
        return layer;
    }
}
