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
    private final int widthPx;
    private final int heightPx;

    /** @param widthPx of the whole picture */
    SitterRenderer(Supplier<SurfaceSampler> samplers, Shader shader, DistanceGrid grid, List<Light> lights,
            double pixelCm, int widthPx, int heightPx) {
        this.samplers = samplers;
        this.shader = shader;
        this.grid = grid;
        this.lights = lights;
        this.pixelCm = pixelCm;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    /**
     * Fills {@code coverage}, one value a pixel of the {@code region}, and returns the sitter, premultiplied by it. A
     * pixel is the same whichever region it is rendered in.
     */
    Layer render(Region region, byte[] coverage) {
        Layer layer = new Layer(region, lights.size());
        int reachPx = SitterShadows.stridePx(pixelCm);
        int firstColumn = Math.max(0, region.x() - reachPx);
        int endColumn = Math.min(widthPx, region.endX() + reachPx);
        int firstBand = region.y() / SitterBand.ROWS;
        int endBand = Math.ceilDiv(region.endY(), SitterBand.ROWS);
        IntStream.range(firstBand, endBand).parallel().forEach(band -> {
            SurfaceBand surfaces = new SurfaceBand(samplers.get(), widthPx, heightPx, band * SitterBand.ROWS,
                    firstColumn, endColumn);
            new SitterBand(surfaces, new SitterShadows(surfaces, grid, lights, pixelCm), shader, lights)
                    .render(region, layer, coverage);
        });
        return layer;
    }
}
