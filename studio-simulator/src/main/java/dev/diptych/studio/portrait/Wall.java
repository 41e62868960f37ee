package dev.diptych.studio.portrait;

import java.util.List;

/**
 * The backdrop.
 *
 * @param z its plane, cm; negative, behind the sitter
 * @param origin where in the noise this wall lies
 */
record Wall(Kind kind, LinearRgb colour, double z, double origin) {
    /** What hangs or stands behind the sitter. */
    enum Kind {
        PAPER, CANVAS, CURTAIN, BRICK
    }

    /** Reflectance and normal of one point of the wall. */
    record Patch(LinearRgb albedo, Vec3 normal) {}

    private static final double BRICK_WIDTH = 21;
    private static final double BRICK_HEIGHT = 7;
    private static final LinearRgb MORTAR = new LinearRgb(.42, .40, .37);

    static Wall draw(Draw draw) {
        Kind kind = draw.pick(List.of(Kind.values()), 0.4, 0.28, 0.16, 0.16);
        LinearRgb muted = LinearRgb.ofHsv(draw.unit(), draw.between(0.02, 0.1), draw.between(0.6, 0.92));
        LinearRgb coloured = LinearRgb.ofHsv(draw.unit(), draw.between(0.15, 0.42), draw.between(0.5, 0.8));
        LinearRgb brick = draw.chance(0.5) ? new LinearRgb(.34, .15, .10) : new LinearRgb(.58, .56, .53);
        LinearRgb colour = kind == Kind.BRICK ? brick : draw.chance(0.6) ? muted : coloured;
        double z = -draw.between(64, 100);
        double origin = draw.between(0, 300);
        boolean dim = kind != Kind.BRICK && draw.chance(0.25);
        return new Wall(kind, dim ? colour.times(draw.between(0.15, 0.45)) : colour, z, origin);
    }

    Patch at(double x, double y) {
        return switch (kind) {
            case PAPER -> new Patch(colour.times(0.97 + 0.04 * ValueNoise.at(0.03 * x + origin, 0.03 * y)),
                    new Vec3(0, 0, 1));
            case CANVAS -> canvas(x, y);
            case CURTAIN -> curtain(x, y);
            case BRICK -> brick(x, y);
        };
    }

    private Patch canvas(double x, double y) {
        double clouds = ValueNoise.fractal(0.045 * x + origin, 0.045 * y, 1);
        double grain = ValueNoise.at(0.35 * x, 0.35 * y + origin);
        return new Patch(colour.times((0.6 + 0.6 * clouds) * (0.92 + 0.16 * grain)), new Vec3(0, 0, 1));
    }

    private Patch curtain(double x, double y) {
        double phase = 0.42 * x + 1.4 * ValueNoise.at(0.05 * x + origin, 0.01 * y);
        double slope = 0.5 * Math.cos(1.1 * phase) + 0.22 * Math.cos(2.9 * phase + 0.01 * y);
        double depth = 0.8 + 0.2 * Math.sin(1.1 * phase);
        return new Patch(colour.times(depth), new Vec3(slope, 0, 1).unit());
    }

    private Patch brick(double x, double y) {
        double row = y / BRICK_HEIGHT + 100;
        int rowIndex = (int) Math.floor(row);
        double column = x / BRICK_WIDTH + 100 + 0.5 * (rowIndex & 1);
        int columnIndex = (int) Math.floor(column);
        double u = (column - columnIndex - 0.5) * BRICK_WIDTH;
        double v = (row - rowIndex - 0.5) * BRICK_HEIGHT;
        double edge = -SignedDistance.roundedRectangle(u, v, BRICK_WIDTH / 2 - 0.5, BRICK_HEIGHT / 2 - 0.5, 0.6);
        double grain = ValueNoise.fractal(0.5 * x, 0.5 * y, origin);
        double shade = (0.8 + 0.35 * ValueNoise.cell(columnIndex, rowIndex, (int) origin)) * (0.75 + 0.45 * grain);
        LinearRgb albedo = MORTAR.times(0.85 + 0.3 * grain)
                .mix(colour.times(shade),
                        Ramp.smoothstep(-0.15, 0.25, edge));
        // The bevel that catches the lamp above and shades the joint below.
        double bevel = Ramp.bump((edge - 0.1) / 0.6) * 0.45;
        double slopeY = Math.abs(v) > BRICK_HEIGHT / 2 - 1.2 ? Math.signum(v) * bevel : 0;
        double slopeX = Math.abs(u) > BRICK_WIDTH / 2 - 1.2 ? Math.signum(u) * bevel : 0;
        return new Patch(albedo, new Vec3(slopeX, slopeY + 0.1 * (grain - 0.5), 1).unit());
    }
}
