package dev.diptych.studio.portrait;

import java.util.List;

/** The lights of the studio: the phone's flash, then front left, front right, high left and high right softboxes. */
final class Lighting {
    private static final Vec3 FACE = new Vec3(0, -4, 5);
    /** What the high lamps light: the hair from above, and the wall. */
    private static final Vec3 BEHIND_HEAD = new Vec3(0, 2, -30);
    private static final LinearRgb FLASH_COLOUR = new LinearRgb(1, 0.97, 0.94);
    private static final LinearRgb LAMP_COLOUR = new LinearRgb(1, 0.985, 0.965);
    /** Each lamp's stand may be this far off its mark, cm (one deviation). */
    private static final double PLACE_DEVIATION = 5;

    private Lighting() {
    }

    static List<Light> of(Sitting sitting) {
        Draw draw = new Draw(~sitting.lampSeed());
        Vec3 flash = new Vec3(sitting.flashX(), sitting.cameraY() + sitting.flashY(), sitting.cameraZ());
        return List.of(new PhoneFlash(flash, FACE.minus(flash).length(), FLASH_COLOUR),
                lamp(new Vec3(-80, 38, 92), FACE, 36, 46, 0.52, draw),
                lamp(new Vec3(82, 32, 90), FACE, 36, 46, 0.40, draw),
                lamp(new Vec3(-64, 86, 12), BEHIND_HEAD, 34, 34, 0.42, draw),
                lamp(new Vec3(66, 84, 10), BEHIND_HEAD, 34, 34, 0.42, draw));
    }

    private static Softbox lamp(Vec3 mark, Vec3 target, double halfWidthCm, double halfHeightCm, double power,
            Draw draw) {
        Vec3 place = new Vec3(draw.around(mark.x(), PLACE_DEVIATION), draw.around(mark.y(), PLACE_DEVIATION),
                draw.around(mark.z(), PLACE_DEVIATION));
        return Softbox.aimed(place, target, halfWidthCm, halfHeightCm, power, LAMP_COLOUR);
    }
}
