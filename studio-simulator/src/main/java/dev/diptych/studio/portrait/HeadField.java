package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.Ramp.bump;
import static dev.diptych.studio.portrait.SignedDistance.capsule;
import static dev.diptych.studio.portrait.SignedDistance.cut;
import static dev.diptych.studio.portrait.SignedDistance.ellipsoid;
import static dev.diptych.studio.portrait.SignedDistance.length;
import static dev.diptych.studio.portrait.SignedDistance.mirrored;
import static dev.diptych.studio.portrait.SignedDistance.union;

/** The head without its hair, in head space: cranium, face and jaw, with the features laid on and cut in. */
final class HeadField {
    private final FaceShape.Skull skull;
    private final FaceShape.Eyes eyes;
    private final NoseField nose;
    private final MouthField mouth;
    private final EyeField eye;
    private final EarField ear;
    private final boolean earsShow;
    private final double lines;
    private final double smile;

    /** @param earsShow false where hair hides the ears, through which they would poke */
    HeadField(FaceShape face, Person person, Pose pose, boolean earsShow) {
        this.earsShow = earsShow;
        skull = face.skull();
        eyes = face.eyes();
        nose = new NoseField(face.nose());
        mouth = new MouthField(face.mouth(), face.nose(), pose);
        eye = new EyeField(face.eyes(), pose.smile(), pose.blink());
        ear = new EarField(face.ears());
        lines = person.lines();
        smile = Math.max(0, pose.smile());
    }

    MouthField mouth() {
        return mouth;
    }

    /** The cranium alone. */
    double cranium(double ax, double y, double z) {
        return ellipsoid(ax, y - 2.9, z + 0.2, skull.cranWidth(), skull.cranHeight(), skull.cranLength());
    }

    /** The head as the hair grows on it: smooth, without features. */
    double base(double ax, double y, double z, double cranium) {
        double face = ellipsoid(ax, y + 1.9, z - 2.4, skull.faceWidth(), 7.2, 6.35);
        double lower = ellipsoid(ax, y - skull.jawY() + 0.5, z - 3, skull.jawWidth() + 0.8, 4.9, 5.2);
        double jaw = capsule(ax, y, z, skull.jawWidth(), skull.jawY(), 0.9, 0.75, skull.chinY(), skull.chinZ() - 0.4,
                1.45 + 0.3 * skull.fullness(), skull.chinRadius());
        return union(union(cranium, face, 2.2), union(lower, jaw, 2), 1.8);
    }

    /** The skin, from the {@code base} distance; fills in what {@code sample} tells of eye and mouth. */
    double skin(double x, double ax, double y, double z, double base, FieldSample sample) {
        double d = base;
        if (z > -1) {
            double soft = mirrored(x, 0.85);
            d = sockets(soft, ax, y, z, flesh(soft, ax, y, z, d));
            d = nose.attach(ax, y, z, d);
            if (d < 1.2 && z > 4) {
                d -= mouth.relief(ax, y, sample);
                d += folds(ax, y);
            }
            d = eye.attach(ax, y, z, d, sample);
        }
        return earsShow ? ear.attach(ax, y, z, d) : d;
    }

    private double flesh(double soft, double ax, double y, double z, double base) {
        double ridge = skull.browRidge();
        double d = union(base, ellipsoid(ax, y - 4.6, z - 4.6, 5.4, 4.2, 4.25), 1.2);
        d = union(d, capsule(soft, y, z, 1.2, 2.1, 7.85 + 0.3 * ridge, 4.7, 2.25, 5.9 + 0.2 * ridge,
                0.72 + 0.14 * ridge, 0.68), 1.4);
        d = union(d, length(ax - 4.5 - 0.15 * skull.fullness(), y + 1.9 - 0.2 * smile, z - 5.3)
                - (1.5 + 0.2 * skull.cheekbone()), 1.9);
        d = union(d, length(ax - 3.5 - 0.25 * smile, y + 3.7 - 0.5 * smile, z - 6.1)
                - (1.6 + 0.4 * skull.fullness() + 0.2 * smile), 2.1);
        // The outer rim of the orbit; without it the cheeks stand out below pinched temples.
        d = union(d, capsule(ax, y, z, 5.2, 2, 4.9, 5.3, -1.4, 4.6, 0.85, 1.0), 1.4);
        d = union(d, length(soft - 2.3, y + 4.1, z - 6.3) - 1.75, 2);
        d = union(d, ellipsoid(ax, y + 6.4, z - 5.7, 3.15, 2.9, 2.9), 1.6);
        return union(d, length(0.8 * ax, y - skull.chinY() - 0.1, z - skull.chinZ()) - 1.05 * skull.chinRadius(), 1.4);
    }

    private double sockets(double soft, double ax, double y, double z, double d) {
        double carved = cut(d, ellipsoid(ax - eyes.x() - 0.1, y - 0.1, z - 9.1, 2.25, 1.35, 1.8), 1.2);
        return cut(carved, length(soft - 1.95, y - 0.35, z - 9.5) - 0.68, 1.6);
    }

    /** Depth of the folds from nose to mouth, of the chin's crease and of the lines on the forehead. */
    private double folds(double ax, double y) {
        double depth = 0;
        if (y < -1.2 && y > -8.8) {
            depth += (0.01 + 0.07 * smile + 0.10 * lines) * nasolabial(ax, y);
            depth += 0.11 * bump((y - mouth.lowerRimY() + 0.6) / 0.7) * bump(ax / 2.1);
        }
        if (lines > 0.2 && y > 2.8 && y < 7) {
            double wave = 0.5 + 0.5 * Math.sin(6 * y + 0.6 * Math.sin(1.1 * ax));
            depth += 0.03 * lines * bump(ax / 4.5) * wave * wave * wave * wave;
        }
        return depth;
    }

    private double nasolabial(double ax, double y) {
        double fromX = nose.wingX() + 0.75;
        double fromY = nose.baseY() + 0.2;
        double toX = mouth.cornerX() + 0.75 + 0.2 * smile;
        double toY = mouth.cornerY() - 0.3;
        double ex = toX - fromX;
        double ey = toY - fromY;
        double t = Ramp.saturate(((ax - fromX) * ex + (y - fromY) * ey) / (ex * ex + ey * ey));
        double outward = 1.4 * t * (1 - t);
        double r = length(ax - fromX - ex * t - outward, y - fromY - ey * t);
        return bump(r / 0.7) * (1 - 0.6 * t);
    }
}
