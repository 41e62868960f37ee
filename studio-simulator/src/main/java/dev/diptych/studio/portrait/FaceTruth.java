package dev.diptych.studio.portrait;

import dev.diptych.imaging.Box;

/** Projects the landmarks of a head into the picture. */
final class FaceTruth {
    /** From an eye's centre to the end of what a blink moves, cm: sideways, up, down. */
    private static final double LID_REACH = 2.3;
    private static final double LID_RISE = 1.35;
    private static final double LID_FALL = 1.35;

    private FaceTruth() {
    }

    static PortraitTruth of(Sitting sitting, Figure figure, Camera camera) {
        FaceShape.Skull skull = sitting.face().skull();
        FaceShape.Eyes eyes = sitting.face().eyes();
        double jawX = skull.jawWidth() + 1;
        double[][] outline = {{-skull.cranWidth(), 0, 1}, {skull.cranWidth(), 0, 1}, {-skull.faceWidth(), -2, 4},
            {skull.faceWidth(), -2, 4}, {-jawX, skull.jawY() - 1, 1}, {jawX, skull.jawY() - 1, 1},
            {0, skull.chinY() - skull.chinRadius(), skull.chinZ()}, {-4, 5, 6.6}, {4, 5, 6.6}, {0, 6.5, 7.6}};
        Box face = bounds(outline, figure, camera);
        double frontZ = eyes.z() - EyeField.BALL_DEPTH + EyeField.BALL_RADIUS;
        Vec3 leftEye = figure.frame().toWorld(-eyes.x(), 0, frontZ);
        Vec3 rightEye = figure.frame().toWorld(eyes.x(), 0, frontZ);
        return new PortraitTruth(face, camera.xPx(leftEye), camera.yPx(leftEye), camera.xPx(rightEye),
                camera.yPx(rightEye));
    }

    /** Holds all that a blink changes. */
    static Region eyes(FaceShape.Eyes eyes, Figure figure, Camera camera, int widthPx, int heightPx) {
        double x = eyes.x() + LID_REACH;
        double backZ = eyes.z() - EyeField.BALL_DEPTH;
        double frontZ = eyes.z() + EyeField.BALL_RADIUS;
        double[][] corners = {{-x, -LID_FALL, backZ}, {x, -LID_FALL, backZ}, {-x, LID_RISE, backZ},
            {x, LID_RISE, backZ}, {-x, -LID_FALL, frontZ}, {x, -LID_FALL, frontZ}, {-x, LID_RISE, frontZ},
            {x, LID_RISE, frontZ}};
        Box bounds = bounds(corners, figure, camera);
        return Region.between(bounds.x(), bounds.y(), bounds.x() + bounds.width(), bounds.y() + bounds.height(),
                widthPx, heightPx);
    }

    /** The box in the picture that holds all {@code points} of head space. */
    private static Box bounds(double[][] points, Figure figure, Camera camera) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (double[] p : points) {
            Vec3 world = figure.frame().toWorld(p[0], p[1], p[2]);
            left = Math.min(left, camera.xPx(world));
            right = Math.max(right, camera.xPx(world));
            top = Math.min(top, camera.yPx(world));
            bottom = Math.max(bottom, camera.yPx(world));
        }
        return new Box(left, top, right - left, bottom - top);
    }
}
