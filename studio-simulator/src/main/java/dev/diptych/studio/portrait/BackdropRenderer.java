package dev.diptych.studio.portrait;

import dev.diptych.imaging.Plane;
import java.util.List;
import java.util.stream.IntStream;

/** The wall behind the sitter, everywhere, with the shadows that the sitter casts on it. */
final class BackdropRenderer {
    /** Lamp shadows on the wall are tens of centimetres soft: the lattice on which they are found, cells across. */
    private static final int LATTICE_COLUMNS = 48;

    private final Wall wall;
    private final Camera camera;
    private final DistanceGrid grid;
    private final List<Light> lights;

    BackdropRenderer(Wall wall, Camera camera, DistanceGrid grid, List<Light> lights) {
        this.wall = wall;
        this.camera = camera;
        this.grid = grid;
        this.lights = lights;
    }

    Layer render(int widthPx, int heightPx) {
        Layer layer = new Layer(Region.ofPicture(widthPx, heightPx), lights.size());
        double cellPx = Math.max(1, (double) widthPx / LATTICE_COLUMNS);
        List<Plane> softShadows = lights.stream()
                .filter(Light::isSoft)
                .map(light -> lattice(light, cellPx, widthPx, heightPx))
                .toList();
        IntStream.range(0, heightPx).parallel().forEach(y -> {
            for (int x = 0; x < widthPx; x++) {
                renderPixel(layer, x, y, softShadows, cellPx);
            }
        });
        return layer;
    }

    private Vec3 wallPoint(double xPx, double yPx) {
        Vec3 direction = camera.direction(xPx, yPx);
        return camera.centre().along(direction, (wall.z() - camera.centre().z()) / direction.z());
    }

    private Plane lattice(Light light, double cellPx, int widthPx, int heightPx) {
        int columns = (int) (widthPx / cellPx) + 2;
        int rows = (int) (heightPx / cellPx) + 2;
        Plane plane = new Plane(columns, rows);
        IntStream.range(0, rows).parallel().forEach(j -> {
            for (int i = 0; i < columns; i++) {
                plane.values()[j * columns + i] = (float) light.visibility(grid, wallPoint(i * cellPx, j * cellPx), 0);
            }
        });
        return plane;
    }

    private void renderPixel(Layer layer, int xPx, int yPx, List<Plane> softShadows, double cellPx) {
        Vec3 point = wallPoint(xPx, yPx);
        Wall.Patch patch = wall.at(point.x(), point.y());
        int soft = 0;
        for (int i = 0; i < lights.size(); i++) {
            Light light = lights.get(i);
            double visibility = light.isSoft()
                    ? interpolate(softShadows.get(soft++), xPx / cellPx, yPx / cellPx)
                    : light.visibility(grid, point, 0);
            Vec3 toLight = light.centre().minus(point).unit();
            double cosine = Math.max(0, patch.normal().dot(toLight));
            double bounce = light.roomBounce() * (0.75 + 0.225 * patch.normal().y());
            LinearRgb lit = patch.albedo().times(light.irradiance(point) * cosine * visibility + bounce);
            layer.write(xPx, yPx, i, lit.times(light.colour().red(), light.colour().green(), light.colour().blue()));
        }
    }

    private static double interpolate(Plane plane, double x, double y) {
        int i = (int) x;
        int j = (int) y;
        double top = Ramp.mix(plane.at(i, j), plane.at(i + 1, j), x - i);
        double bottom = Ramp.mix(plane.at(i, j + 1), plane.at(i + 1, j + 1), x - i);
        return Ramp.mix(top, bottom, y - j);
    }
}
