package dev.diptych.studio.portrait;

import java.util.List;

/** The lights of the studio: the phone's flash, then front left, front right, high left and high right softboxes. */
final class Lighting {
    private static final Vec3 FACE = new Vec3(0, -4, 5);
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
                lamp(-80, 38, 92, 36, 46, 0.60, draw), lamp(82, 32, 90, 36, 46, 0.45, draw),
                lamp(-64, 86, 10, 34, 34, 0.36, draw), lamp(66, 84, 8, 34, 34, 0.36, draw));
    }

    private static Softbox lamp(double x, double y, double z, double halfWidthCm, double halfHeightCm, double power,
            Draw draw) {
        Vec3 place = new Vec3(draw.around(x, PLACE_DEVIATION), draw.around(y, PLACE_DEVIATION),
                draw.around(z, PLACE_DEVIATION));
        return Softbox.aimed(place, FACE, halfWidthCm, halfHeightCm, power, LAMP_COLOUR);
    }
}
