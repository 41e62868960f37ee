package dev.diptych.capture.demo;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.PairId;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.imaging.metrics.Psnr;
import dev.diptych.inference.AlignedRegion;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.PairFit;
import dev.diptych.inference.PairFitCorrector;
import dev.diptych.inference.PairFitSettings;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair's flash frame, corrected by what was learnt from another pair of the same sitter; never by its own.
 *
 * @param fittedOn the pair that was learnt from
 * @param file where the corrected picture was written
 */
record CorrectedPair(Srgb8Image picture, PairId fittedOn, double inputPsnrDb, double correctedPsnrDb, Path file) {
    /** The correction by the nearest other accepted pair; null if this pair or every other was lost. */
    static @Nullable CorrectedPair byAnotherFit(TakenPair pair, List<TakenPair> ofSitter) throws ArchiveException {
        if (!(pair instanceof TakenPair.Developed target) || !target.verdict().accepted()) {
            return null;
        }
        TakenPair.Developed source = ofSitter.stream()
                .filter(TakenPair.Developed.class::isInstance)
                .map(TakenPair.Developed.class::cast)
                .filter(other -> !other.id().equals(target.id()) && other.verdict().accepted())
                .min(Comparator.comparingInt(other -> Math.abs(other.id().number() - target.id().number())))
                .orElse(null);
        return source == null ? null : correct(target, source);
    }

    private static CorrectedPair correct(TakenPair.Developed target, TakenPair.Developed source)
            throws ArchiveException {
        Srgb8Image fitFlash = source.pictures().flash();
        PairFitCorrector corrector = PairFit.fit(fitFlash, source.pictures().alignedStudio(),
                new AlignedRegion(source.pictures().registration().matrix(), fitFlash.width(), fitFlash.height()),
                PairFitSettings.DEFAULT);
        Srgb8Image flash = target.pictures().flash();
        Srgb8Image picture = corrector.correct(new LitFrame(flash, LightState.FLASH));
        Path file = target.committed()
                .writeDerivative(target.id() + "_light-flash_corrected-" + corrector.name()
                        + ".png", PngWriter.encode(picture));
        Srgb8Image wanted = target.pictures().alignedStudio();
        return new CorrectedPair(picture, source.id(), Psnr.dB(flash, wanted), Psnr.dB(picture, wanted), file);
    }
}
