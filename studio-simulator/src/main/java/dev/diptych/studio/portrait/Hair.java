package dev.diptych.studio.portrait;

import java.util.List;

/**
 * The hair on the head and in the face.
 *
 * @param hairline its height over the eyes at the mid line, cm
 * @param recess how far the hairline steps back at the temples, 0 to 1
 * @param volume thickness of the hair on top, about 1
 * @param wave 0 straight to 1 wavy
 * @param partX where the hair parts, cm from the mid line
 * @param endY height at which long hair ends
 * @param colour reflectance of the hair on the head
 * @param browColour reflectance of brows, lashes and beard
 */
record Hair(Style style, Beard beard, double hairline, double recess, double volume, double wave, double partX,
        double endY, LinearRgb colour, LinearRgb browColour) {
    /** How the hair is worn. */
    enum Style {
        BALD, BUZZ, CROP, SWEPT, TIED_BACK, LONG, AFRO;

        /** Whether the hair is painted onto the scalp rather than a volume of its own. */
        boolean isPainted() {
            return this == BALD || this == BUZZ;
        }
    }

    /** How the beard is worn. */
    enum Beard {
        NONE, STUBBLE, SHORT, FULL;

        boolean hasVolume() {
            return this == SHORT || this == FULL;
        }
    }

    private static final LinearRgb BLACK = new LinearRgb(.012, .010, .009);
    private static final LinearRgb DARK_BROWN = new LinearRgb(.035, .020, .013);
    private static final LinearRgb BROWN = new LinearRgb(.085, .043, .022);
    private static final LinearRgb LIGHT_BROWN = new LinearRgb(.18, .105, .052);
    private static final LinearRgb BLOND = new LinearRgb(.40, .27, .14);
    private static final LinearRgb RED = new LinearRgb(.24, .072, .022);
    private static final LinearRgb GREY = new LinearRgb(.38, .37, .36);
    private static final List<LinearRgb> COLOURS = List.of(BLACK, DARK_BROWN, BROWN, LIGHT_BROWN, BLOND, RED);

    static Hair draw(Person person, Draw draw) {
        boolean masculine = person.isMasculine();
        boolean kinky = person.darkness() > 0.6 && draw.chance(0.8);
        Style style = drawStyle(masculine, kinky, draw);
        double baldness = masculine ? person.lines() : 0;
        double recess = masculine ? Ramp.saturate(0.15 + 0.7 * person.lines() + 0.2 * draw.bell()) : 0.08;
        double side = draw.chance(0.5) ? -1 : 1;
        LinearRgb natural = drawColour(person.darkness(), draw);
        double grey = person.ageYears() > 42 && draw.chance(0.7)
                ? Ramp.smoothstep(40, 72, person.ageYears()) * draw.between(0.4, 1.1)
                : 0;
        Beard beard = masculine ? draw.pick(List.of(Beard.values()), 0.48, 0.22, 0.18, 0.12) : Beard.NONE;
        double hairline = draw.around(6.2, 0.4) + 1.4 * baldness;
        double volume = Math.clamp(draw.around(1.2, 0.3), 0.6, 1.9);
        double wave = Ramp.saturate(draw.around(0.3, 0.3));
        double partX = side * draw.between(0.2, 3.2);
        double endY = draw.chance(0.4) ? draw.between(-12, -9.5) : draw.between(-25, -18);
        boolean fringe = draw.chance(0.35) && style == Style.LONG;
        return new Hair(style, beard, fringe ? draw.between(3.3, 4) : hairline, recess, volume, wave, partX, endY,
                natural.mix(GREY, Ramp.saturate(grey)), natural.mix(GREY, 0.7 * Ramp.saturate(grey)));
    }

    private static Style drawStyle(boolean masculine, boolean kinky, Draw draw) {
        List<Style> styles = List.of(Style.values());
        if (masculine) {
            return kinky
                    ? draw.pick(styles, 0.15, 0.6, 0, 0, 0.05, 0, 0.2)
                    : draw.pick(styles, 0.1, 0.17, 0.36, 0.32, 0.03, 0.02, 0);
        }
        return kinky
                ? draw.pick(styles, 0, 0.12, 0, 0, 0.4, 0.08, 0.4)
                : draw.pick(styles, 0, 0.03, 0.1, 0.07, 0.35, 0.45, 0);
    }

    private static LinearRgb drawColour(double darkness, Draw draw) {
        if (darkness > 0.5) {
            return draw.pick(COLOURS, 0.75, 0.25, 0, 0, 0, 0);
        }
        if (darkness > 0.3) {
            return draw.pick(COLOURS, 0.3, 0.35, 0.25, 0.1, 0, 0);
        }
        return draw.pick(COLOURS, 0.1, 0.2, 0.28, 0.18, 0.16, 0.08);
    }

    boolean isCurly() {
        return style == Style.AFRO;
    }
}
