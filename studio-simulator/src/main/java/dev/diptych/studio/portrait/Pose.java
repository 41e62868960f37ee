package dev.diptych.studio.portrait;

/**
 * How the sitter holds the head and looks.
 *
 * @param smile -0.2 earnest to 1
 * @param teeth by how much the lips part in the smile, 0 closed to 1
 * @param browRaise in deviations, 0 relaxed
 * @param gazeX by how much the eyes miss the lens, radians, positive to the right of the picture
 * @param blink how far the lids are closed, 0 open to 1
 */
record Pose(double yawRadians, double pitchRadians, double rollRadians, double shiftX, double shiftY, double smile,
        double teeth, double browRaise, double gazeX, double gazeY, double blink) {
    static Pose draw(PoseRange range, Draw draw) {
        double yaw = draw.around(0, 0.13, range.yawRadians());
        double pitch = draw.around(0.01, 0.045, range.pitchRadians());
        double roll = draw.around(0, 0.045);
        double shiftX = draw.around(0, 1.0);
        double shiftY = draw.around(0, 0.5);
        double smile = draw.chance(0.6) ? draw.between(0.25, 0.9) : draw.between(-0.15, 0.25);
        double browRaise = 0.4 * draw.bell();
        double gazeX = draw.around(0, 0.03);
        double gazeY = draw.around(0, 0.02);
        double teeth = smile > 0.4 && draw.chance(0.6) ? draw.between(0.45, 1) : 0;
        return new Pose(yaw, pitch, roll, shiftX, shiftY, smile, teeth, browRaise, gazeX, gazeY, 0);
    }

    Pose withBlink(double closure) {
        return new Pose(yawRadians, pitchRadians, rollRadians, shiftX, shiftY, smile, teeth, browRaise, gazeX, gazeY,
                closure);
    }
}
