package dev.diptych.studio.portrait;

/** A light source: what it sends to a point, and how much of it the sitter hides. */
sealed interface Light permits PhoneFlash, Softbox {
    /** Middle of the emitting surface, world space. */
    Vec3 centre();

    LinearRgb colour();

    /** Irradiance of a surface at {@code point} that faces the light; 1 at the face stands for full weight. */
    double irradiance(Vec3 point);

    /** Share of the light that reaches {@code point} past the sitter; see {@link DistanceGrid#visibility}. */
    double visibility(DistanceGrid grid, Vec3 point, double startCm);

    /** By how much a source of this size lightens surfaces that are turned away, as a share of the cosine's range. */
    double wrap();

    /** By how much the source's size widens a highlight, added to the square of the roughness. */
    double highlightWidening();

    /** Light that the room sends back, as a share of what falls on the face. */
    double roomBounce();

    /**
     * Radiance of the source, times pi, that arrives at {@code point} from the direction {@code away}, where a white
     * surface at the face would have irradiance 1; the source's outline is blurred by the given angle.
     */
    double radiance(Vec3 point, Vec3 away, double blurRadians);

    /** Whether shadows change slowly enough to be found on a lattice of points. */
    boolean isSoft();
}
