package dev.diptych.studio.portrait;

/**
 * How the sitter holds the head and looks.
 *
 * @param smile -0.2 earnest to 1, lips closed
 * @param browRaise in deviations, 0 relaxed
 * @param gazeX by how much the eyes miss the lens, radians, positive to the right of the picture
 */
record Pose(double yawRadians, double pitchRadians, double rollRadians, double shiftX, double shiftY, double smile,
        double browRaise, double gazeX, double gazeY) {
    static Pose draw(Draw draw) {
        return new Pose(draw.around(0, 0.13), draw.around(0.01, 0.045), draw.around(0, 0.045), draw.around(0, 1.0),
                draw.around(0, 0.5), draw.chance(0.6) ? draw.between(0.25, 0.9) : draw.between(-0.15, 0.25),
                0.4 * draw.bell(), draw.around(0, 0.03), draw.around(0, 0.02));
    }
}
