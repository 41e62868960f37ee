package dev.diptych.training.evaluate;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Plane;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.metrics.GainMatchedPsnr;
import dev.diptych.imaging.metrics.Ssim;
import java.util.Arrays;

/**
 * What a correction does to a real photograph, beside one of the same sitter in softer light. That light is no studio's:
 * so exposure and white balance are forgiven, and shine is looked at by itself.
 *
 * @param psnrInputDb after each channel's best gain, against the other photograph, in the view of head and shoulders
 * @param ssimInput in the view
 * @param shineInput how far the face's brightest skin lies above the middling: 98th percentile of luma less the median,
 *        0 to 1
 */
public record PhotographScore(double psnrInputDb, double psnrDb, double ssimInput, double ssim, double shineInput,
        double shine) {
    private static final double BRIGHTEST = 0.98;
    /** Of the found box, all round: beyond lie hair and wall. */
    private static final double MARGIN = 0.1;

    /**
     * Pictures of one size.
     *
     * @param soft the sitter in softer light, as seen from the flash picture
     * @param view inside them, its corners at pixel centres
     * @param face as a finder gives it
     */
    static PhotographScore of(Srgb8Image flash, Srgb8Image corrected, Srgb8Image soft, Box view, Box face) {
        Srgb8Image before = cut(flash, view);
        Srgb8Image after = cut(corrected, view);
        Srgb8Image wanted = cut(soft, view);
        Box skin = new Box(face.x() + MARGIN * face.width(), face.y() + MARGIN * face.height(),
                (1 - 2 * MARGIN) * face.width(), (1 - 2 * MARGIN) * face.height());
        return new PhotographScore(GainMatchedPsnr.dB(before, wanted), GainMatchedPsnr.dB(after, wanted),
                Ssim.of(before, wanted), Ssim.of(after, wanted), shine(cut(flash, skin)), shine(cut(corrected, skin)));
    }

    /** By how much less the face shines, percent of what it shone. */
    public double shineLessPercent() {
        return 100 * (1 - shine / shineInput);
    }

    private static double shine(Srgb8Image skin) {
        Plane luma = Luminance.ofSrgb(skin);
        float[] sorted = luma.values().clone();
        Arrays.sort(sorted);
        return (sorted[(int) (BRIGHTEST * (sorted.length - 1))] - sorted[sorted.length / 2]) / 255;
    }

    /** The whole pixels of a box, as far as the picture has them. */
    private static Srgb8Image cut(Srgb8Image picture, Box box) {
        int x = Math.clamp(Math.round(box.x()), 0, picture.width() - 1);
        int y = Math.clamp(Math.round(box.y()), 0, picture.height() - 1);
        int width = Math.clamp(Math.round(box.width()) + 1, 1, picture.width() - x);
        int height = Math.clamp(Math.round(box.height()) + 1, 1, picture.height() - y);
        Srgb8Image part = new Srgb8Image(width, height);
        for (int row = 0; row < height; row++) {
            System.arraycopy(picture.rgb(), 3 * ((y + row) * picture.width() + x), part.rgb(), 3 * row * width,
                    3 * width);
        }
        return part;
    }
}
