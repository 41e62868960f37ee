package dev.diptych.studio.portrait;

/** The measures of one head, in head space. Widths are half widths, from the mid plane. */
record FaceShape(Skull skull, Eyes eyes, Nose nose, Mouth mouth, Ears ears) {
    static FaceShape draw(Person person, Draw draw) {
        return new FaceShape(Skull.draw(person, draw.split()), Eyes.draw(person, draw.split()),
                Nose.draw(person, draw.split()), Mouth.draw(person, draw.split()), Ears.draw(person, draw.split()));
    }

    /**
     * @param fullness of the cheeks and the jaw, 0 to 1
     * @param browRidge 0 smooth to 1 heavy
     */
    record Skull(double cranWidth, double cranHeight, double cranLength, double faceWidth, double jawWidth, double jawY,
            double chinY, double chinZ, double chinRadius, double cheekbone, double fullness, double browRidge) {
        static Skull draw(Person person, Draw draw) {
            double m = person.masculinity();
            return new Skull(draw.around(7.3, 0.2) + 0.2 * m, draw.around(8.3, 0.25), draw.around(9.1, 0.25),
                    draw.around(6.25, 0.25) + 0.25 * m, Math.clamp(draw.around(3.8, 0.28) + 0.7 * m, 3.4, 4.9),
                    draw.around(-5.7, 0.4), draw.around(-9.2, 0.4) - 0.7 * m, draw.around(6.9, 0.3) + 0.2 * m,
                    draw.around(1.3, 0.13) + 0.3 * m, draw.around(1, 0.3),
                    Math.clamp(draw.around(0.5, 0.25) + 0.1 * m, 0, 1),
                    Math.clamp(draw.around(0.05, 0.2) + 0.65 * m, 0, 1.1));
        }
    }

    /**
     * @param upperOpening height of the upper lid's arch over the eye's centre line
     * @param tilt by how much the outer corner is the higher one
     * @param crease depth of the fold over the lid, 0 to 1
     * @param bag swelling below the eye, 0 to 1
     */
    record Eyes(double x, double z, double halfWidth, double upperOpening, double lowerOpening, double tilt,
            double crease, double bag) {
        static Eyes draw(Person person, Draw draw) {
            double m = person.masculinity();
            double lines = person.lines();
            return new Eyes(draw.around(3.2, 0.14), draw.around(6.95, 0.1), draw.around(1.67, 0.06),
                    draw.around(0.68, 0.06) - 0.08 * m - 0.06 * lines, draw.around(0.45, 0.03), draw.around(0.08, 0.08),
                    Ramp.saturate(draw.around(0.6, 0.35)), Ramp.saturate(0.1 + 0.7 * lines + 0.1 * draw.bell()));
        }
    }

    /** The nose from its bridge between the eyes to its wings; {@code hump} bends the line between. */
    record Nose(double baseY, double wingWidth, double tipZ, double tipRadius, double bridgeZ, double bridgeRadius,
            double nostrilRadius, double hump) {
        static Nose draw(Person person, Draw draw) {
            double m = person.masculinity();
            double breadth = 0.22 * (person.darkness() - 0.4);
            return new Nose(draw.around(-3.2, 0.3) - 0.15 * m, draw.around(1.12, 0.16) + 0.12 * m + breadth,
                    draw.around(10.55, 0.35) + 0.25 * m, draw.around(0.86, 0.08) + 0.08 * m + 0.3 * breadth,
                    draw.around(8.65, 0.25) + 0.25 * m, draw.around(0.68, 0.07) + 0.1 * m, draw.around(0.36, 0.04),
                    0.15 * draw.bell() + 0.05 * m);
        }
    }

    /** @param bow depth of the notch in the upper lip, 0 to 1 */
    record Mouth(double y, double halfWidth, double upperLip, double lowerLip, double bow) {
        static Mouth draw(Person person, Draw draw) {
            double m = person.masculinity();
            double fullness = Ramp.saturate(draw.around(0.5, 0.3) - 0.15 * m + 0.2 * (person.darkness() - 0.4)
                    - 0.25 * person.lines());
            return new Mouth(draw.around(-6.5, 0.2) - 0.1 * m, draw.around(2.45, 0.15) + 0.15 * m,
                    0.48 + 0.4 * fullness + 0.04 * draw.bell(), 0.68 + 0.5 * fullness + 0.06 * draw.bell(),
                    Ramp.saturate(draw.around(0.5, 0.3)));
        }
    }

    /** @param angleRadians by how much they stand off */
    record Ears(double scale, double angleRadians) {
        static Ears draw(Person person, Draw draw) {
            return new Ears(draw.around(0.98, 0.07) + 0.06 * person.masculinity(), draw.around(0.36, 0.1));
        }
    }
}
