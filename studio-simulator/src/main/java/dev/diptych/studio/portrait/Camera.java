package dev.diptych.studio.portrait;

/**
 * A pinhole camera with a shifted picture, so that the frame is chosen on the plane of the eyes: its lower edge cuts
 * the chest, the sitter stands in its middle.
 */
final class Camera {
    /** What the picture must hold at the plane z = 0, cm. */
    private static final double FRAME_HEIGHT = 47;
    private static final double FRAME_WIDTH = 42;
    private static final double FRAME_BOTTOM_Y = -30;

    private final Vec3 centre;
    private final double pxPerCm;
    private final double middleXPx;
    private final double bottomYPx;

    Camera(double y, double z, int widthPx, int heightPx) {
        centre = new Vec3(0, y, z);
        pxPerCm = Math.min(heightPx / FRAME_HEIGHT, widthPx / FRAME_WIDTH);
        middleXPx = (widthPx - 1) / 2.0;
        bottomYPx = heightPx - 0.5;
    }

    Vec3 centre() {
        return centre;
    }

    /** Size of a pixel on the plane of the eyes, cm. */
    double pixelCm() {
        return 1 / pxPerCm;
    }

    /** Unit direction in which the picture point (xPx, yPx) looks; pixel centres at integers. */
    Vec3 direction(double xPx, double yPx) {
        double x = (xPx - middleXPx) / pxPerCm;
        double y = FRAME_BOTTOM_Y + (bottomYPx - yPx) / pxPerCm;
        return new Vec3(x - centre.x(), y - centre.y(), -centre.z()).unit();
    }

    double xPx(Vec3 world) {
        return middleXPx + pxPerCm * (centre.x() + (world.x() - centre.x()) * magnification(world));
    }

    double yPx(Vec3 world) {
        return bottomYPx - pxPerCm * (centre.y() + (world.y() - centre.y()) * magnification(world) - FRAME_BOTTOM_Y);
    }

    private double magnification(Vec3 world) {
        return centre.z() / (centre.z() - world.z());
    }
}
