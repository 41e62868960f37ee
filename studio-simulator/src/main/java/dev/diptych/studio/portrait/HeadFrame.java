package dev.diptych.studio.portrait;

/** The turn of the head: yaw after pitch after roll about the top of the neck, then a shift. */
final class HeadFrame {
    private static final double PIVOT_Y = -9;
    private static final double PIVOT_Z = -2.5;

    /** Head axes in world space. */
    private final Vec3 right;
    private final Vec3 up;
    private final Vec3 front;
    private final double shiftX;
    private final double shiftY;

    HeadFrame(Pose pose) {
        double cy = Math.cos(pose.yawRadians());
        double sy = Math.sin(pose.yawRadians());
        double cp = Math.cos(pose.pitchRadians());
        double sp = Math.sin(pose.pitchRadians());
        double cr = Math.cos(pose.rollRadians());
        double sr = Math.sin(pose.rollRadians());
        right = new Vec3(cy * cr + sy * sp * sr, cp * sr, -sy * cr + cy * sp * sr);
        up = new Vec3(-cy * sr + sy * sp * cr, cp * cr, sy * sr + cy * sp * cr);
        front = new Vec3(sy * cp, -sp, cy * cp);
        shiftX = pose.shiftX();
        shiftY = pose.shiftY();
    }

    /** World position of a point in head space. */
    Vec3 toWorld(double x, double y, double z) {
        Vec3 turned = directionToWorld(new Vec3(x, y - PIVOT_Y, z - PIVOT_Z));
        return new Vec3(turned.x() + shiftX, turned.y() + shiftY + PIVOT_Y, turned.z() + PIVOT_Z);
    }

    Vec3 directionToWorld(Vec3 d) {
        return new Vec3(right.x() * d.x() + up.x() * d.y() + front.x() * d.z(),
                right.y() * d.x() + up.y() * d.y() + front.y() * d.z(),
                right.z() * d.x() + up.z() * d.y() + front.z() * d.z());
    }

    Vec3 directionToHead(Vec3 d) {
        return new Vec3(right.dot(d), up.dot(d), front.dot(d));
    }

    /** Writes the head-space position of a world point into {@code sample}. */
    void locate(double x, double y, double z, FieldSample sample) {
        double dx = x - shiftX;
        double dy = y - shiftY - PIVOT_Y;
        double dz = z - PIVOT_Z;
        sample.headX = right.x() * dx + right.y() * dy + right.z() * dz;
        sample.headY = up.x() * dx + up.y() * dy + up.z() * dz + PIVOT_Y;
        sample.headZ = front.x() * dx + front.y() * dy + front.z() * dz + PIVOT_Z;
    }
}
