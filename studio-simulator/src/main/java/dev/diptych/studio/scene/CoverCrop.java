package dev.diptych.studio.scene;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.BoxReduction;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;

/** Scales a photograph until it covers a frame and cuts what hangs over. */
final class CoverCrop {
    /** Where the cut's middle lies, as a share of what hangs over: faces are in the upper half of upright pictures. */
    private static final double UPPER = 0.35;

    private CoverCrop() {
    }

    static Srgb8Image to(Srgb8Image picture, int widthPx, int heightPx) {
        double scale = Math.min(picture.width() / (double) widthPx, picture.height() / (double) heightPx);
        int factor = Math.max(1, (int) Math.floor(scale));
        Srgb8Image reduced = factor == 1 ? picture : BoxReduction.by(picture, factor);
        double step = scale / factor;
        // From the whole picture, as the reduction may have left out a few columns and rows.
        double left = (picture.width() - widthPx * scale) / (2 * factor);
        double top = (picture.height() - heightPx * scale) * UPPER / factor;
        // Pixel centres at integers: the frame's pixel 0 covers [left, left + step).
        Affine toPicture = new Affine(step, 0, left + (step - 1) / 2, 0, step, top + (step - 1) / 2);
        return Warp.bicubic(reduced, toPicture, widthPx, heightPx);
    }
}
