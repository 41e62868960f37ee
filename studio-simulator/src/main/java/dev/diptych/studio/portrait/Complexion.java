package dev.diptych.studio.portrait;

import java.util.List;

/**
 * The colours of skin, lips and eyes.
 *
 * @param skin reflectance of the cheek without blush
 * @param ruddiness of cheeks, nose and ears, about 0.7
 * @param oil shine of forehead and nose, about 0.5
 * @param freckles 0 none to 1
 * @param noiseOrigin where in the noise this skin lies, so that no two have the same spots
 */
record Complexion(LinearRgb skin, LinearRgb lips, double lipGloss, LinearRgb iris, double ruddiness, double oil,
        double freckles, double noiseOrigin) {
    /** Reflectances in even visual steps from very light to very dark, about Fitzpatrick's types I to VI and beyond. */
    private static final List<LinearRgb> TONES = List.of(new LinearRgb(.70, .49, .40), new LinearRgb(.65, .435, .335),
            new LinearRgb(.575, .36, .255), new LinearRgb(.44, .255, .165), new LinearRgb(.30, .155, .092),
            new LinearRgb(.185, .090, .053), new LinearRgb(.105, .052, .033));
    private static final List<LinearRgb> LIPSTICKS = List.of(new LinearRgb(.42, .05, .06),
            new LinearRgb(.45, .13, .14), new LinearRgb(.32, .05, .09), new LinearRgb(.5, .17, .13));
    private static final List<LinearRgb> IRISES = List.of(new LinearRgb(.085, .037, .016),
            new LinearRgb(.16, .085, .03), new LinearRgb(.14, .14, .055), new LinearRgb(.13, .23, .33),
            new LinearRgb(.19, .23, .24));

    static Complexion draw(Person person, Draw draw) {
        LinearRgb tone = tone(person.darkness());
        double warmth = 0.04 * draw.bell();
        LinearRgb skin = tone.times(1 + 0.6 * warmth, 1 - 0.3 * warmth, 1 - 0.7 * warmth);
        boolean painted = !person.isMasculine() && draw.chance(0.4);
        double paint = painted ? draw.between(0.3, 0.7) : 0;
        LinearRgb lips = skin.times(0.82, 0.60, 0.64).mix(draw.pick(LIPSTICKS), paint);
        LinearRgb iris = person.darkness() > 0.45
                ? IRISES.get(0)
                : draw.pick(IRISES, 0.35, 0.15, 0.15, 0.22, 0.13);
        double freckles = draw.chance(person.darkness() < 0.4 ? 0.3 : 0.05) ? draw.between(0.3, 1) : 0;
        return new Complexion(skin, lips, paint, iris, Math.clamp(draw.around(0.7, 0.3), 0.1, 1.3),
                Math.clamp(draw.around(0.5, 0.25), 0.1, 1), freckles, draw.between(0, 1000));
    }

    private static LinearRgb tone(double darkness) {
        double position = darkness * (TONES.size() - 1);
        int below = Math.min((int) position, TONES.size() - 2);
        return TONES.get(below).mix(TONES.get(below + 1), position - below);
    }
}
