package dev.diptych.studio.portrait;

import java.util.List;

/** Renders one sitting, first with open eyes, then the eyes alone with the lids down. */
final class PortraitRenderer {
    private final Sitting sitting;
    private final int widthPx;
    private final int heightPx;
    private final Camera camera;
    private final List<Light> lights;
    private final Figure figure;
    private final DistanceGrid grid;

    PortraitRenderer(Sitting sitting, int widthPx, int heightPx) {
        this.sitting = sitting;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        camera = new Camera(sitting.cameraY(), sitting.cameraZ(), widthPx, heightPx);
        lights = Lighting.of(sitting);
        figure = new Figure(sitting);
        grid = new DistanceGrid(figure);
    }

    Portrait render() {
        Region picture = Region.ofPicture(widthPx, heightPx);
        byte[] coverage = new byte[picture.pixels()];
        Layer backdrop = new BackdropRenderer(sitting.wall(), camera, grid, lights).render(widthPx, heightPx);
        List<BasisImage> sitter = sitterRenderer(0).render(picture, coverage).images();
        return new Portrait(widthPx, heightPx, backdrop.images(), sitter, coverage, lids(sitter),
                FaceTruth.of(sitting, figure, camera));
    }

    private Eyelids lids(List<BasisImage> sitter) {
        Region eyes = FaceTruth.eyes(sitting.face().eyes(), figure, camera, widthPx, heightPx);
        List<BasisImage> open = sitter.stream()
                .map(image -> image.part(eyes.x(), eyes.y(), eyes.width(), eyes.height()))
                .toList();
        return new Eyelids(eyes.x(), eyes.y(), open, eyes(eyes, 0.5), eyes(eyes, 1));
    }

    /** A blink does not change the outline: its coverage is not kept. */
    private List<BasisImage> eyes(Region region, double blink) {
        return sitterRenderer(blink).render(region, new byte[region.pixels()]).images();
    }

    /** Lids are too thin to change the grid by which rays are guided and shadows found: it is that of open eyes. */
    private SitterRenderer sitterRenderer(double blink) {
        Sitting blinking = sitting.withBlink(blink);
        Figure blinkingFigure = blink == 0 ? figure : new Figure(blinking);
        return new SitterRenderer(() -> new SurfaceSampler(blinking, blinkingFigure, grid, camera),
                new Shader(blinking, blinkingFigure), grid, lights, camera.pixelCm(), widthPx, heightPx);
    }
}
