package dev.diptych.studio.portrait;

import static dev.diptych.studio.portrait.SignedDistance.capsule;
import static dev.diptych.studio.portrait.SignedDistance.cut;
import static dev.diptych.studio.portrait.SignedDistance.length;
import static dev.diptych.studio.portrait.SignedDistance.mirrored;
import static dev.diptych.studio.portrait.SignedDistance.union;

import dev.diptych.studio.portrait.Attire.Garment;

/** Clothes: the body pushed out by the cloth's thickness and folds, with the neckline cut out. Body space. */
final class GarmentField {
    private static final double COLLAR_HALF_WIDTH = 6.9;
    private static final double COLLAR_HALF_DEPTH = 6.3;

    private final Attire attire;

    GarmentField(Attire attire) {
        this.attire = attire;
    }

    /** Sets the distances of garment and shirt from those of the trunk, the bare trunk and the neck. */
    void dress(double x, double y, double z, double trunk, double bare, double neck, FieldSample sample) {
        // A fixed stump of the neck: cloth that followed the moving neck would climb up a tilted head.
        double stump = capsule(x, y, z, 0, -17.5, -4.9, 0, -22, -5.5, attire.neckRadius(), 1.1 * attire.neckRadius());
        double body = union(union(trunk, bare, 2.5), stump, 3);
        if (body > 4) {
            sample.garment = body - 2.6;
            return;
        }
        double ax = mirrored(x, 0.2);
        double folds = body < 2 ? folds(x, y) : 0;
        double collar = (length(x / COLLAR_HALF_WIDTH, (z + 4.3) / COLLAR_HALF_DEPTH) - 1) * COLLAR_HALF_DEPTH;
        switch (attire.garment()) {
            case CREW_NECK -> sample.garment = hemmed(body - 0.42 - folds, collar);
            case V_NECK -> {
                double v = Math.max(0.88 * (ax - 0.5 * (y + 27.5)), -1.2 * z);
                sample.garment = hemmed(body - 0.42 - folds, union(collar, v, 1.2));
            }
            case ROLL_NECK -> sample.garment = union(body - 0.6 - folds, roll(y, z, neck), 1.2);
            case BLAZER -> {
                sample.shirt = hemmed(body - 0.42 - 0.5 * folds, collar + 0.2);
                sample.garment = blazer(ax, y, z, body - 1.1 - folds, collar);
            }
        }
    }

    /** Cloth with a hole where {@code hole} is negative and a thickened hem around it. */
    private static double hemmed(double cloth, double hole) {
        double hem = Ramp.bump((hole - 0.55) / 0.75);
        return cut(cloth - 0.14 * hem, hole, 0.15);
    }

    private static double roll(double y, double z, double neck) {
        double tube = neck - 0.6 - 0.08 * Math.sin(2.1 * y) - 0.35 * Ramp.smoothstep(-17.2, -15.8, y);
        double top = 0.95 * (y + 12.6 + 0.22 * (z + 4));
        return 0.8 * SignedDistance.intersection(tube, top, 0.9);
    }

    private static double blazer(double ax, double y, double z, double cloth, double collar) {
        double v = Math.max(0.95 * (ax - 0.31 * (y + 40)), -1.2 * (z + 3));
        double lapel = z > -4 && y < -17 ? Ramp.saturate(1 - Math.abs(v - 1.9) / 2.1) : 0;
        double lapelled = cloth - 0.35 * Ramp.smoothstep(0, 0.25, lapel);
        return cut(lapelled, Math.min(collar - 1, v), 0.25);
    }

    private double folds(double x, double y) {
        double phase = attire.foldPhase();
        double depth = attire.garment() == Garment.BLAZER ? 0.07 : 0.10;
        return depth * Math.sin(0.55 * x + 1.3 * Math.sin(0.33 * y + phase) + 2 * phase)
                * Math.sin(0.42 * y + 0.21 * x + 0.7 * phase);
    }
}
