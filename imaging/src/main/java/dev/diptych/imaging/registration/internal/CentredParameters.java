package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Affine;

/**
 * The coordinates in which a map is stepped: about the frame's centre and with half its diagonal as the unit, so that
 * each of the six numbers of a step is a displacement in pixels at the frame's edge.
 */
final class CentredParameters {
    private final double centreX;
    private final double centreY;
    private final double unitsPerPx;

    CentredParameters(int width, int height) {
        centreX = (width - 1) / 2.0;
        centreY = (height - 1) / 2.0;
        unitsPerPx = 2 / Math.hypot(width, height);
    }

    /** d(value)/d(step) of a sample at (x, y) whose value changes by (gradientX, gradientY) a moving pixel. */
    void jacobian(int x, int y, double gradientX, double gradientY, double[] jacobian) {
        double unitX = (x - centreX) * unitsPerPx;
        double unitY = (y - centreY) * unitsPerPx;
        jacobian[0] = gradientX * unitX;
        jacobian[1] = gradientX * unitY;
        jacobian[2] = gradientX;
        jacobian[3] = gradientY * unitX;
        jacobian[4] = gradientY * unitY;
        jacobian[5] = gradientY;
    }

    Affine stepped(Affine m, double[] step) {
        double a = step[0] * unitsPerPx;
        double b = step[1] * unitsPerPx;
        double d = step[3] * unitsPerPx;
        double e = step[4] * unitsPerPx;
        return new Affine(m.a() + a, m.b() + b, m.c() + step[2] - a * centreX - b * centreY, m.d() + d, m.e() + e,
                m.f() + step[5] - d * centreX - e * centreY);
    }

    /** The largest displacement any one parameter of the step makes within the frame. */
    static double lengthPx(double[] step) {
        return Math.max(Math.hypot(step[2], step[5]),
                Math.max(Math.hypot(step[0], step[3]), Math.hypot(step[1], step[4])));
    }
}
