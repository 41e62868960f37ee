package dev.diptych.imaging.face.internal;

import dev.diptych.imaging.Box;

/**
 * Where the cascade saw a face.
 *
 * @param box the mean of the windows that agreed, in pixels of the picture searched
 * @param neighbours how many windows, shifted and scaled a little, agreed
 */
public record FaceWindow(Box box, int neighbours) {
    private static final double SAME_PLACE = 0.4;

    /** Whether both are of one face: their boxes share two fifths of the area that they cover together. */
    boolean isOfSameFaceAs(FaceWindow other) {
        double width = overlap(box.x(), box.width(), other.box.x(), other.box.width());
        double height = overlap(box.y(), box.height(), other.box.y(), other.box.height());
        double shared = width * height;
        double together = box.width() * box.height() + other.box.width() * other.box.height() - shared;
        return shared >= SAME_PLACE * together;
    }

    private static double overlap(double from, double length, double otherFrom, double otherLength) {
        return Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom));
    }
}
