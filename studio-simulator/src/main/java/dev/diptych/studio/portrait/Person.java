package dev.diptych.studio.portrait;

/**
 * The few numbers that the many measures of one sitter hang together by.
 *
 * @param masculinity 0 to 1
 * @param ageYears 18 to 75, half of the sitters below 32
 * @param darkness of the skin, 0 very light to 1 very dark, evenly spread
 */
record Person(double masculinity, double ageYears, double darkness) {
    static Person draw(Draw draw) {
        double masculinity = Ramp.saturate(draw.around(draw.chance(0.5) ? 0.85 : 0.12, 0.1));
        double ageYears = 18 + 57 * Math.pow(draw.unit(), 2.1);
        return new Person(masculinity, ageYears, draw.unit());
    }

    boolean isMasculine() {
        return masculinity > 0.5;
    }

    /** How far the years have drawn lines, 0 for the young to 1. */
    double lines() {
        return Ramp.smoothstep(28, 72, ageYears);
    }
}
