package dev.diptych.studio.portrait;

import dev.diptych.imaging.Box;

/** Projects the landmarks of a head into the picture. */
final class FaceTruth {
    private FaceTruth() {
    }

    static PortraitTruth of(Sitting sitting, Figure figure, Camera camera) {
        FaceShape.Skull skull = sitting.face().skull();
        FaceShape.Eyes eyes = sitting.face().eyes();
        double jawX = skull.jawWidth() + 1;
        double[][] outline = {{-skull.cranWidth(), 0, 1}, {skull.cranWidth(), 0, 1}, {-skull.faceWidth(), -2, 4},
            {skull.faceWidth(), -2, 4}, {-jawX, skull.jawY() - 1, 1}, {jawX, skull.jawY() - 1, 1},
            {0, skull.chinY() - skull.chinRadius(), skull.chinZ()}, {-4, 5, 6.6}, {4, 5, 6.6}, {0, 6.5, 7.6}};
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (double[] p : outline) {
            Vec3 world = figure.frame().toWorld(p[0], p[1], p[2]);
            left = Math.min(left, camera.xPx(world));
            right = Math.max(right, camera.xPx(world));
            top = Math.min(top, camera.yPx(world));
            bottom = Math.max(bottom, camera.yPx(world));
        }
        double frontZ = eyes.z() - EyeField.BALL_DEPTH + EyeField.BALL_RADIUS;
        Vec3 leftEye = figure.frame().toWorld(-eyes.x(), 0, frontZ);
        Vec3 rightEye = figure.frame().toWorld(eyes.x(), 0, frontZ);
        return new PortraitTruth(new Box(left, top, right - left, bottom - top), camera.xPx(leftEye),
                camera.yPx(leftEye), camera.xPx(rightEye), camera.yPx(rightEye));
    }
}
