package dev.diptych.imaging.metrics;

import dev.diptych.imaging.Srgb8Image;

/** The one check that every metric of two pictures makes. */
final class SameSize {
    private SameSize() {
    }

    static void check(Srgb8Image a, Srgb8Image b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("Two pictures are compared pixel by pixel and must be of one size, but"
                    + " these are " + a.width() + "x" + a.height() + " and " + b.width() + "x" + b.height() + ".");
        }
    }
}
