package dev.diptych.capture.demo;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.metrics.GainMatchedPsnr;
import dev.diptych.imaging.metrics.Psnr;
import dev.diptych.imaging.metrics.Ssim;

/**
 * How near a picture comes to the studio frame.
 *
 * @param gainMatchedPsnrDb exposure and white balance forgiven
 */
record CorrectionScore(double psnrDb, double gainMatchedPsnrDb, double ssim) {
    /** @param truth the studio frame, aligned */
    static CorrectionScore of(Srgb8Image picture, Srgb8Image truth) {
        return new CorrectionScore(Psnr.dB(picture, truth), GainMatchedPsnr.dB(picture, truth),
                Ssim.of(picture, truth));
    }
}
