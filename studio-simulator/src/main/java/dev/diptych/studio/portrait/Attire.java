package dev.diptych.studio.portrait;

import java.util.List;

/**
 * The body and what it wears.
 *
 * @param shoulderX from the mid plane to the shoulder joint, cm
 * @param yawRadians by how much the body is turned
 * @param cloth reflectance of the garment
 * @param shirt reflectance of the shirt below a blazer
 * @param foldPhase where the folds of the cloth lie
 */
record Attire(Garment garment, double neckRadius, double shoulderX, double shoulderY, double yawRadians,
        LinearRgb cloth, LinearRgb shirt, double foldPhase, Glasses glasses, LinearRgb frame,
        Print print) {
    /** The outer garment. */
    enum Garment {
        CREW_NECK, V_NECK, ROLL_NECK, BLAZER
    }

    /** What is woven or printed into the garment. */
    enum Pattern {
        PLAIN, STRIPED, CHECKED, MARLED
    }

    /**
     * @param colour reflectance of the pattern on the cloth
     * @param periodCm from stripe to stripe
     */
    record Print(Pattern pattern, LinearRgb colour, double periodCm) {
        static Print draw(Garment garment, LinearRgb cloth, Draw draw) {
            Pattern pattern = garment == Garment.BLAZER
                    ? draw.pick(List.of(Pattern.PLAIN, Pattern.CHECKED), 0.75, 0.25)
                    : draw.pick(List.of(Pattern.values()), 0.6, 0.16, 0.09, 0.15);
            double strength = garment == Garment.BLAZER ? 0.15 : draw.between(0.25, 0.8);
            LinearRgb other = cloth.green() > 0.25 ? LinearRgb.grey(0.05) : LinearRgb.grey(0.62);
            return new Print(pattern, cloth.mix(other, strength), draw.between(1.8, 4.5));
        }
    }

    /** The shape of the lenses, if glasses are worn. */
    enum Glasses {
        NONE, RECTANGULAR, ROUND
    }

    static Attire draw(Person person, double fullness, Draw draw) {
        double m = person.masculinity();
        Garment garment = draw.pick(List.of(Garment.values()), 0.35, 0.15, 0.2, 0.3);
        LinearRgb cloth = drawCloth(garment, draw);
        LinearRgb shirt = draw.chance(0.65)
                ? LinearRgb.grey(0.62)
                : LinearRgb.ofHsv(draw.unit(), draw.between(0.1, 0.35), draw.between(0.5, 0.85));
        Glasses glasses = draw.chance(0.25) ? draw.pick(List.of(Glasses.RECTANGULAR, Glasses.ROUND)) : Glasses.NONE;
        LinearRgb frame = draw.chance(0.7) ? new LinearRgb(.015, .014, .014) : new LinearRgb(.12, .05, .025);
        return new Attire(garment, draw.around(4.6, 0.2) + 1.1 * m + 0.3 * fullness,
                draw.around(12.9, 0.5) + 2.9 * m, draw.around(-21.8, 0.6), draw.around(0, 0.14), cloth, shirt,
                draw.between(0, 20), glasses, frame, Print.draw(garment, cloth, draw));
    }

    private static LinearRgb drawCloth(Garment garment, Draw draw) {
        LinearRgb dark = LinearRgb.ofHsv(draw.unit(), draw.between(0.05, 0.4), draw.between(0.16, 0.32));
        LinearRgb colourful = LinearRgb.ofHsv(draw.unit(), draw.between(0.2, 0.6), draw.between(0.35, 0.75));
        LinearRgb pale = new LinearRgb(.60, .585, .56);
        return garment == Garment.BLAZER
                ? draw.pick(List.of(dark, colourful.times(0.4)), 0.7, 0.3)
                : draw.pick(List.of(dark, colourful, pale), 0.3, 0.52, 0.18);
    }
}
