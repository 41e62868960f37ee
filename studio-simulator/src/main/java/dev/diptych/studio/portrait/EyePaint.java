package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.Ramp.mix;
import static dev.diptych.studio.portrait.Ramp.smoothstep;

/** Sclera, iris and pupil on the eyeball, turned to where the sitter looks. */
final class EyePaint {
    private static final double IRIS_RADIUS = 0.61;
    private static final LinearRgb SCLERA = new LinearRgb(.52, .48, .455);
    private static final LinearRgb CORNER = new LinearRgb(.47, .31, .29);
    private static final LinearRgb PUPIL = LinearRgb.grey(0.005);

    private final FaceShape.Eyes shape;
    private final HeadFrame frame;
    private final LinearRgb sclera;
    private final LinearRgb iris;
    private final double pupilRadius;
    /** Where the eye on the left and the one on the right look, in head space. */
    private final Vec3 leftGaze;
    private final Vec3 rightGaze;

    EyePaint(Sitting sitting, Figure figure, Vec3 cameraCentre) {
        shape = sitting.face().eyes();
        frame = figure.frame();
        double darkness = sitting.person().darkness();
        sclera = SCLERA.times(1 - 0.28 * darkness, 1 - 0.32 * darkness, 1 - 0.38 * darkness);
        iris = sitting.complexion().iris();
        pupilRadius = 0.2 + 0.05 * ValueNoise.cell((int) sitting.complexion().noiseOrigin(), 0, 0);
        leftGaze = gaze(-1, sitting.pose(), cameraCentre);
        rightGaze = gaze(1, sitting.pose(), cameraCentre);
    }

    private Vec3 gaze(int side, Pose pose, Vec3 cameraCentre) {
        Vec3 eye = frame.toWorld(side * shape.x(), 0, shape.z() - EyeField.BALL_DEPTH);
        Vec3 way = frame.directionToHead(cameraCentre.minus(eye)).unit();
        return new Vec3(way.x() + pose.gazeX(), way.y() + pose.gazeY(), way.z()).unit();
    }

    /** Normal of the eyeball in world space: exact, where the field's gradient would feel the lids. */
    Vec3 ballNormal(FieldSample hit) {
        return frame.directionToWorld(onBall(hit));
    }

    /** Direction from the ball's centre, in head space. */
    private Vec3 onBall(FieldSample hit) {
        double side = hit.headX < 0 ? -1 : 1;
        return new Vec3(hit.headX - side * shape.x(), hit.headY, hit.headZ - shape.z() + EyeField.BALL_DEPTH).unit();
    }

    void paint(FieldSample hit, SurfacePoint point) {
        Vec3 n = onBall(hit);
        Vec3 gaze = hit.headX < 0 ? leftGaze : rightGaze;
        double cosine = Math.clamp(n.dot(gaze), -1, 1);
        double fromAxis = Math.acos(cosine) * EyeField.BALL_RADIUS;
        Vec3 outward = n.along(gaze, -cosine);

        double corner = smoothstep(0.5, 1, Math.abs(hit.lidU));
        double veins = 0.03 * ValueNoise.at(22 * n.x(), 22 * n.y(), 3 * n.z());
        LinearRgb white = sclera.mix(CORNER, corner).times(1, 1 - veins, 1 - veins);
        point.pupil = smoothstep(pupilRadius + 0.03, pupilRadius - 0.03, fromAxis);
        double inIris = smoothstep(IRIS_RADIUS + 0.04, IRIS_RADIUS - 0.04, fromAxis);
        point.albedo = white.mix(irisColour(outward, fromAxis), inIris).mix(PUPIL, point.pupil);

        // The upper lid and its lashes shade the ball below them.
        double rim = smoothstep(0, 0.28, -hit.aperture);
        double top = smoothstep(-0.35, 0.45, hit.lidV);
        point.openness = Math.min(1, (0.25 + 0.75 * point.openness) * (0.4 + 0.6 * rim) * (1 - 0.38 * top) * 1.05);
        point.roughness = 0.07;
        point.specular = 0.04;
        if (fromAxis < 1.15 * IRIS_RADIUS) {
            // The cornea bulges out of the ball.
            point.normal = frame.directionToWorld(n.along(outward, 0.9)).unit();
        }
    }

    private LinearRgb irisColour(Vec3 outward, double fromAxis) {
        double angle = Math.atan2(outward.y(), outward.x());
        double fibres = 0.35 + 0.55 * ValueNoise.at(9 * angle + 40, 4 * fromAxis)
                + 0.35 * ValueNoise.at(23 * angle + 90, 2 * fromAxis);
        double limbus = 1 - 0.7 * smoothstep(0.72 * IRIS_RADIUS, IRIS_RADIUS, fromAxis);
        double collar = 1 + 0.5 * smoothstep(pupilRadius + 0.16, pupilRadius + 0.03, fromAxis);
        return iris.times(1.25 * fibres * limbus).times(collar, mix(1, collar, 0.5), 1);
    }
}
