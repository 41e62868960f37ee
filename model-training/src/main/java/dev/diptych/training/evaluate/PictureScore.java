package dev.diptych.training.evaluate;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbPlanes;
import dev.diptych.imaging.metrics.Psnr;
import dev.diptych.imaging.metrics.Ssim;
import dev.diptych.inference.model.Encoding;
import dev.diptych.training.data.EncodedPair;

/**
 * How near a prediction comes, by the paper's measures (Capece et al. 2019). The truth is not the studio picture but
 * what a perfect prediction makes of the flash picture (eq. 8), which keeps the flash picture's details.
 *
 * @param psnrInputDb of the flash picture itself
 * @param ssimInput of the flash picture itself
 * @param accuracyPercent eq. 7, on the decoded difference
 * @param loss eq. 5, with the mean's square in it (4 times the mean squared error of the prediction)
 */
public record PictureScore(double psnrInputDb, double psnrDb, double ssimInput, double ssim, double accuracyPercent,
        double loss) {
    /** @param predicted what the network made of {@link EncodedPair#input}, as many values */
    public static PictureScore of(EncodedPair pair, float[] predicted, Encoding encoding) {
        float[] target = pair.target().values();
        double absolute = 0;
        double square = 0;
        for (int i = 0; i < target.length; i++) {
            double error = predicted[i] - target[i];
            absolute += Math.abs(error);
            square += error * error;
        }
        // Decoded from 0..1 to -1..1, an error is twice as large.
        double decoded = encoding == Encoding.A ? 1 : 2;
        double accuracyPercent = 100 - 100 * decoded * absolute / target.length;
        Srgb8Image flash = pair.pair().flash().toSrgb8();
        Srgb8Image truth = corrected(pair.pair().flash(), target, encoding);
        Srgb8Image result = corrected(pair.pair().flash(), predicted, encoding);
        return new PictureScore(Psnr.dB(flash, truth), Psnr.dB(result, truth), Ssim.of(flash, truth),
                Ssim.of(result, truth), accuracyPercent, 4 * square / target.length);
    }

    /** The picture that a prediction makes of a flash picture, clipped. */
    public static Srgb8Image corrected(SrgbPlanes flash, float[] predicted, Encoding encoding) {
        SrgbPlanes corrected = new SrgbPlanes(flash.width(), flash.height());
        for (int i = 0; i < predicted.length; i++) {
            corrected.values()[i] = encoding.corrected(flash.values()[i], predicted[i]);
        }
        return corrected.toSrgb8();
    }
}
