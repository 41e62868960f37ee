package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.SignedDistance.capsule;
import static dev.diptych.studio.portrait.SignedDistance.mirrored;
import static dev.diptych.studio.portrait.SignedDistance.union;

/** The whole sitter as a signed distance field in world space. Immutable; the caller brings the scratch memory. */
final class Figure {
    /** Above this height the trunk is farther away than its lower bound says; its many parts need not be asked. */
    private static final double TRUNK_TOP_Y = -5;

    private final HeadFrame frame;
    private final HeadField head;
    private final HairField hair;
    private final BeardField beard;
    private final GlassesField glasses;
    private final TorsoField torso;
    private final GarmentField garment;
    private final double neckRadius;
    private final double bodyCos;
    private final double bodySin;
    private final Vec3 neckTop;
    private final Vec3 boundCentre;
    private final Vec3 boundEnd;

    Figure(Sitting sitting) {
        frame = new HeadFrame(sitting.pose());
        head = new HeadField(sitting.face(), sitting.person(), sitting.pose(),
                sitting.hair().style() != Hair.Style.LONG);
        hair = new HairField(sitting.hair(), sitting.face().skull());
        beard = new BeardField(sitting.hair().beard(), sitting.face(), head.mouth());
        glasses = new GlassesField(sitting.attire().glasses(), sitting.face());
        torso = new TorsoField(sitting.attire());
        garment = new GarmentField(sitting.attire());
        neckRadius = sitting.attire().neckRadius();
        double bodyYaw = sitting.attire().yawRadians() + 0.3 * sitting.pose().yawRadians();
        bodyCos = Math.cos(bodyYaw);
        bodySin = Math.sin(bodyYaw);
        neckTop = frame.toWorld(0, -5.5, -2.2);
        boundCentre = frame.toWorld(0, 0.5, 0);
        boundEnd = frame.toWorld(0, hair.columnEndY(), hair.isLong() ? -2 : -0.001);
    }

    HeadFrame frame() {
        return frame;
    }

    HairField hair() {
        return hair;
    }

    BeardField beard() {
        return beard;
    }

    GlassesField glasses() {
        return glasses;
    }

    /** Distance to the sitter, cm; {@code sample} receives the parts. */
    double evaluate(double x, double y, double z, FieldSample sample) {
        sample.reset();
        double outsideHead = capsule(x, y, z, boundCentre.x(), boundCentre.y(), boundCentre.z(), boundEnd.x(),
                boundEnd.y(), boundEnd.z(), hair.boundRadius(), hair.columnRadius());
        double neck = capsule(x, y, z, neckTop.x(), neckTop.y(), neckTop.z(), 0, -22, -5.5, 0.97 * neckRadius,
                1.12 * neckRadius);
        double bare = y > TRUNK_TOP_Y ? y + 9.5 : body(x, y, z, neck, sample);
        sample.nearHead = outsideHead < 3;
        double skin;
        if (sample.nearHead) {
            frame.locate(x, y, z, sample);
            skin = union(headSkin(sample), neck, 1.8);
        } else {
            skin = Math.min(outsideHead + 0.5, neck);
        }
        sample.skin = union(skin, bare, y > TRUNK_TOP_Y ? 0.01 : 2.2);
        return sample.nearest();
    }

    private double body(double x, double y, double z, double neck, FieldSample sample) {
        double bx = x * bodyCos - z * bodySin;
        double bz = x * bodySin + z * bodyCos;
        sample.bodyX = bx;
        double trunk = torso.trunk(bx, y, bz);
        if (trunk > 12) {
            return trunk - 6;
        }
        double bare = torso.bare(bx, y, bz, trunk);
        garment.dress(bx, y, bz, trunk, bare, neck, sample);
        return bare;
    }

    private double headSkin(FieldSample sample) {
        double x = sample.headX;
        double y = sample.headY;
        double z = sample.headZ;
        double ax = mirrored(x, 0.14);
        double base = head.base(ax, y, z, head.cranium(ax, y, z));
        double protrusion = 3.4 + Math.max(0, hair.reach() - 2);
        sample.hair = hair.volume(x, ax, y, z, base);
        if (base > protrusion + 2.2) {
            return base - protrusion;
        }
        double skin = head.skin(x, ax, y, z, base, sample);
        sample.beard = beard.volume(x, ax, y, z, skin, sample.lipMask);
        sample.frame = glasses.frame(ax, y, z);
        return skin;
    }
}
