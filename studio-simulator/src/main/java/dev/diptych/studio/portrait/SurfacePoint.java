package dev.diptych.studio.portrait;

/** One point of the sitter as the camera sees it: where it is, and what light does there. */
final class SurfacePoint {
    final Material material;
    final Vec3 position;
    /** Unit normal, facing the camera. */
    Vec3 normal;
    /** Unit direction to the camera. */
    final Vec3 view;
    LinearRgb albedo = LinearRgb.grey(0.5);
    double roughness = 0.7;
    /** Specular reflectance at normal incidence; 0 for a surface without shine. */
    double specular = 0.02;
    /** Share of the light that spreads below the surface, 0 to 1. */
    double scatter;
    /** Share of the surroundings that the point sees, 0 to 1. */
    double openness = 1;
    /** Unit direction of a hair; for other materials unused. */
    Vec3 strand = new Vec3(0, -1, 0);
    /** Strength of a hair's gloss, 0 to 1. */
    double gloss;
    /** On the lids: shadows from so near are below the grid's resolution. */
    boolean nearLids;
    /** Share of the pupil, 0 to 1. */
    double pupil;
    /** Which lens is in front: -1 the left in the picture, 1 the right, 0 none. */
    int lens;

    SurfacePoint(Material material, Vec3 position, Vec3 normal, Vec3 view) {
        this.material = material;
        this.position = position;
        this.normal = normal;
        this.view = view;
    }

    /** Tilts the normal by a little, for relief that is finer than the geometry. */
    void ripple(double x, double y) {
        normal = new Vec3(normal.x() + x, normal.y() + y, normal.z()).unit();
    }
}
