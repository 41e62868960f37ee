package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.Ramp.mix;
import static dev.diptych.studio.portrait.Ramp.smoothstep;

/** Direction and tone of the strands on hair and beard. */
final class HairPaint {
    private static final double CROWN_Y = 10.8;

    private final Hair hair;
    private final HeadFrame frame;
    private final boolean swept;
    private final double crownX;
    private final double crownZ;

    HairPaint(Hair hair, Figure figure) {
        this.hair = hair;
        frame = figure.frame();
        swept = hair.style() == Hair.Style.LONG || hair.style() == Hair.Style.SWEPT;
        crownX = swept ? hair.partX() : 0.4 * hair.partX();
        crownZ = switch (hair.style()) {
            case SWEPT -> -3;
            case TIED_BACK -> -9;
            default -> -1;
        };
    }

    void paintBeard(FieldSample hit, SurfacePoint point) {
        curls(hit, point, hair.browColour(), 7, 0.35);
    }

    void paintHair(FieldSample hit, SurfacePoint point) {
        if (hair.isCurly()) {
            curls(hit, point, hair.colour(), 4.5, 1);
        } else {
            strands(hit, point);
        }
        dimHollows(point);
    }

    /** Hair lets some light through to its hollows. */
    private static void dimHollows(SurfacePoint point) {
        double open = Math.max(point.openness, 0.3);
        point.openness = 0.55 * open * open + 0.45 * open;
    }

    private void curls(FieldSample hit, SurfacePoint point, LinearRgb colour, double perCm, double stretch) {
        double x = perCm * hit.headX;
        double y = perCm * stretch * hit.headY;
        double z = perCm * hit.headZ;
        double a = ValueNoise.at(x, y, z);
        double b = ValueNoise.at(2.3 * x + 5, 2.3 * y, 2.3 * z);
        point.albedo = colour.times(0.35 + 0.8 * a * a + 0.5 * b * b);
        point.strand = frame.directionToWorld(new Vec3(a - 0.5, -0.6, b - 0.5).unit());
        point.gloss = 0.4;
    }

    private void strands(FieldSample hit, SurfacePoint point) {
        double x = hit.headX;
        double y = hit.headY;
        double z = hit.headZ;
        Vec3 normal = frame.directionToHead(point.normal);
        double sideways = swept ? smoothstep(0.5, 5, y) * smoothstep(-6, 0, z) : 0;
        double wave = 0.5 * hair.wave() * Math.sin(0.8 * y + 0.4 * x);
        Vec3 flow = flow(x, y, z, sideways, wave);
        Vec3 along = flow.along(normal, -flow.dot(normal)).unit();

        // Two patterns, strands fanned out from the crown and strands swept from the parting. Their noise is
        // blended, as blended coordinates would bunch into bands.
        double fan = 9 * Math.atan2(x - crownX, z - crownZ) + 0.8 * wave;
        double out = SignedDistance.length(x - crownX, y - CROWN_Y, z - crownZ);
        double coarse = ValueNoise.at(2.2 * fan + 100, 0.25 * out + 50);
        double middle = ValueNoise.at(6.1 * fan + 300, 0.45 * out + 50);
        double fine = ValueNoise.at(15 * fan + 500, 0.6 * out);
        double share = smoothstep(0.15, 0.85, sideways);
        if (share > 0) {
            double lane = 1.5 * (0.9 * z - 0.25 * Math.abs(x - hair.partX()) + 0.25 * y) + 30;
            double fromPart = SignedDistance.length(x - hair.partX(), y - 10);
            coarse = mix(coarse, ValueNoise.at(2.2 * lane + 100, 0.25 * fromPart + 50), share);
            middle = mix(middle, ValueNoise.at(6.1 * lane + 300, 0.45 * fromPart + 50), share);
            fine = mix(fine, ValueNoise.at(15 * lane + 500, 0.6 * fromPart), share);
        }
        double lift = 0.5 * (middle - 0.5) + 0.3 * (fine - 0.5);
        point.strand = frame.directionToWorld(along.along(normal, lift)).unit();
        point.albedo = hair.colour().times(0.45 + 0.4 * coarse + 0.4 * middle + 0.35 * fine);
        point.gloss = 1;
    }

    /** Where the hair runs, in head space, before it is laid onto the surface. */
    private Vec3 flow(double x, double y, double z, double sideways, double wave) {
        double hang = smoothstep(2, -4, y);
        Vec3 down = new Vec3((x - crownX) * (1 - 0.85 * hang), Math.min(y - CROWN_Y, -0.5),
                (z - crownZ) * (1 - 0.85 * hang));
        double side = x > hair.partX() ? 1 : -1;
        Vec3 across = new Vec3(6 * side, -2.5 - 0.5 * Math.abs(x - hair.partX()), 0.8);
        return new Vec3(mix(down.x(), across.x(), sideways) + 3 * wave, mix(down.y(), across.y(), sideways),
                mix(down.z(), across.z(), sideways));
    }
}
