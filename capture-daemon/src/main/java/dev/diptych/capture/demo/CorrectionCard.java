package dev.diptych.capture.demo;

import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.capture.report.Figures;
import dev.diptych.capture.report.PairCard;
import dev.diptych.imaging.Srgb8Image;
import java.util.List;
import java.util.Locale;

/** A correction as the report shows it: what went in, what came out, and the truth. */
final class CorrectionCard {
    private CorrectionCard() {
    }

    /** @param flash in the report's size */
    static PairCard.BeforeAfter of(DevelopedPair pair, CorrectedPair.Done done, Srgb8Image flash) {
        PortraitView view = done.view();
        return new PairCard.BeforeAfter(DemoCard.jpeg(flash), DemoCard.jpeg(ReportPicture.fit(done.picture())),
                note(done), List.of(DemoCard.picture("input: flash", view.closeUp(pair.flash())),
                        DemoCard.picture("corrected by " + done.model(), view.closeUp(done.picture())),
                        DemoCard.picture("truth: studio, aligned", view.closeUp(pair.alignedStudio()))),
                List.of(score("PSNR", "%.1f dB", done.before().psnrDb(), done.after().psnrDb()),
                        score("PSNR, exposure and white balance forgiven", "%.1f dB",
                                done.before().gainMatchedPsnrDb(), done.after().gainMatchedPsnrDb()),
                        score("SSIM", "%.3f", done.before().ssim(), done.after().ssim())));
    }

    private static String note(CorrectedPair.Done done) {
        return done.fittedOn()
                .map(other -> "Corrected by " + done.model() + ", learnt from " + other + ", never from this pair.")
                .orElse("Corrected by " + done.model() + " from the flash frame alone, in "
                        + Figures.millis(done.correctNanos()) + ".");
    }

    private static PairCard.Score score(String name, String pattern, double before, double after) {
        return new PairCard.Score(name, String.format(Locale.ROOT, pattern, before),
                String.format(Locale.ROOT, pattern, after), after > before);
    }
}
