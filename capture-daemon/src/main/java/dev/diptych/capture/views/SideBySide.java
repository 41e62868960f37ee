package dev.diptych.capture.views;

import dev.diptych.imaging.Srgb8Image;

/** The middle halves of two pictures beside each other: as much of both sitters as fits into a strip. */
final class SideBySide {
    private SideBySide() {
    }

    /** @param right of the same size */
    static Srgb8Image of(Srgb8Image left, Srgb8Image right) {
        int width = Math.max(1, left.width() / 2);
        int from = (left.width() - width) / 2;
        Srgb8Image both = new Srgb8Image(2 * width, left.height());
        for (int y = 0; y < left.height(); y++) {
            System.arraycopy(left.rgb(), 3 * (y * left.width() + from), both.rgb(), 3 * y * both.width(), 3 * width);
            System.arraycopy(right.rgb(), 3 * (y * right.width() + from), both.rgb(), 3 * (y * both.width() + width),
                    3 * width);
        }
        return both;
    }
}
