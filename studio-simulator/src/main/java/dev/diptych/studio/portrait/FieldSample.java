package dev.diptych.studio.portrait;

/**
 * What {@link Figure#evaluate} finds at one point: the distance to each material, cm, and where on the head the point
 * lies. Scratch memory that is overwritten by each evaluation; one for each thread.
 */
final class FieldSample {
    /** Stands for "nowhere near". */
    static final double FAR = 1e3;

    double skin;
    double eye;
    double hair;
    double beard;
    double garment;
    double shirt;
    double frame;

    /** The point in body space, sideways; meaningful on cloth. */
    double bodyX;

    /** The point in head space; meaningful where {@link #nearHead}. */
    double headX;
    double headY;
    double headZ;
    boolean nearHead;

    /** Along the eye, -1 at the inner corner to 1 at the outer, and across it, cm up from its line. */
    double lidU;
    double lidV;
    /** Distance to the rim of the lids, cm; negative in the opening. */
    double aperture;
    /** 1 on the lips, 0 off them. */
    double lipMask;
    /** Height on the lips: 1 at the upper rim, 0 where the lips meet, -1 at the lower rim. */
    double lipHeight;
    /** 1 between parted lips, 0 elsewhere. */
    double toothMask;
    /** Between parted lips, 0 at the upper one to 1 at the lower. */
    double toothHeight;

    void reset() {
        skin = eye = hair = beard = garment = shirt = frame = FAR;
        nearHead = false;
        lidU = lidV = FAR;
        aperture = FAR;
        lipMask = 0;
        lipHeight = 0;
        toothMask = 0;
        toothHeight = 0;
    }

    double nearest() {
        return Math.min(Math.min(Math.min(skin, eye), Math.min(hair, beard)),
                Math.min(frame, Math.min(garment, shirt)));
    }

    Material nearestMaterial() {
        double nearest = nearest();
        if (nearest == skin) {
            return Material.SKIN;
        }
        if (nearest == eye) {
            return Material.EYE;
        }
        if (nearest == hair) {
            return Material.HAIR;
        }
        if (nearest == beard) {
            return Material.BEARD;
        }
        if (nearest == garment) {
            return Material.GARMENT;
        }
        return nearest == shirt ? Material.SHIRT : Material.FRAME;
    }
}
