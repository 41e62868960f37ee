package dev.diptych.capture.demo;

import dev.diptych.imaging.BoxReduction;
import dev.diptych.imaging.Srgb8Image;

/** Pictures in the size and form in which a report shows them. */
final class ReportPicture {
    private static final int MAX_WIDTH_PX = 720;
    private static final int TILES_ACROSS = 8;

    private ReportPicture() {
    }

    /** Reduced by a whole factor until it is no wider than a report needs. */
    static Srgb8Image fit(Srgb8Image picture) {
        int factor = Math.ceilDiv(picture.width(), MAX_WIDTH_PX);
        if (factor == 1) {
            return picture;
        }
        return BoxReduction.by(picture, factor);
    }

    /** Squares of the one and the other in turn: where they are aligned, edges run through. */
    static Srgb8Image checkerboard(Srgb8Image first, Srgb8Image second) {
        int tilePx = Math.max(1, first.width() / TILES_ACROSS);
        byte[] rgb = first.rgb().clone();
        for (int y = 0; y < first.height(); y++) {
            for (int x = 0; x < first.width(); x++) {
                if ((x / tilePx + y / tilePx) % 2 == 1) {
                    System.arraycopy(second.rgb(), 3 * (y * first.width() + x), rgb, 3 * (y * first.width() + x), 3);
                }
            }
        }
        return new Srgb8Image(first.width(), first.height(), rgb);
    }
}
