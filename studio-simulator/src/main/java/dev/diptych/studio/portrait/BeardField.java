package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.Ramp.smoothstep;

/** Where a beard grows and how far it stands out. */
final class BeardField {
    private final Hair.Beard beard;
    private final FaceShape face;
    private final MouthField mouth;

    BeardField(Hair.Beard beard, FaceShape face, MouthField mouth) {
        this.beard = beard;
        this.face = face;
        this.mouth = mouth;
    }

    /** 1 where the beard is dense, 0 where none grows. */
    double density(double ax, double y, double z) {
        if (beard == Hair.Beard.NONE || z < -1.5 || y > 1) {
            return 0;
        }
        double chinY = face.skull().chinY();
        double cheek = smoothstep(-0.3, 1.0, cheekLine(z) - y) * smoothstep(chinY - 4.6, chinY - 2.4, y)
                * smoothstep(0.9, 2.6, z);
        return Math.max(cheek, moustache(ax, y, z));
    }

    /** Widens from the nose to the corners of the mouth, where it meets the beard. */
    private double moustache(double ax, double y, double z) {
        double top = face.nose().baseY() - 0.9 - 0.24 * ax * ax;
        double side = mouth.cornerX() + 0.35 + 0.3 * (mouth.centreY() - y);
        return smoothstep(-0.1, 0.5, top - y) * smoothstep(side + 0.4, side - 0.4, ax)
                * smoothstep(mouth.centreY() - 1.6, mouth.centreY() - 0.8, y) * smoothstep(5, 6, z);
    }

    /** The upper edge on the cheek, from the ear down and forward. */
    private static double cheekLine(double z) {
        double y = z < 1.5 ? -0.5 : z < 3.2 ? -0.5 - 2.2 * (z - 1.5) : z < 6.4 ? -4.24 - 0.85 * (z - 3.2) : -6.96;
        return y + 0.5 * Ramp.bump((z - 3.2) / 2);
    }

    /** The beard's distance, from that of the {@code skin}. */
    double volume(double x, double ax, double y, double z, double skin, double lipMask) {
        if (!beard.hasVolume()) {
            return FieldSample.FAR;
        }
        if (skin > 2.4) {
            return skin - 1.9;
        }
        if (y > 0.5 || z < -2) {
            return FieldSample.FAR;
        }
        double dense = density(ax, y, z) * (1 - lipMask);
        if (dense < 0.02) {
            // A lower bound: rays must not step past the beard's edge.
            return skin + 0.35;
        }
        double down = smoothstep(-6, -11, y) * smoothstep(0, 5, z);
        double full = beard == Hair.Beard.FULL ? 0.3 + 0.6 * down : 0.12 + 0.2 * down;
        double thickness = full * (1 - 0.5 * moustache(ax, y, z));
        double curl = Math.sin(3.1 * x + 1.7 * Math.sin(1.3 * y)) * Math.sin(2.2 * y + 2.5 * z);
        return 0.75 * (skin + 0.35 - dense * (thickness + 0.35) * (1 + 0.12 * curl));
    }
}
