package dev.diptych.training.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.imaging.face.FaceFinderUnavailableException;
import dev.diptych.inference.deepflash.DeepFlashCorrector;
import dev.diptych.inference.deepflash.Rendering;
import dev.diptych.inference.deepflash.WithoutFace;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.studio.scene.PhotographFolder;
import dev.diptych.training.evaluate.PhotographEvaluation;
import dev.diptych.training.evaluate.PhotographScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores on photographs, as {@code evaluate} prints them; decibels, and percent by which the face shines less.
 *
 * @param sidePx of the picture that the network was shown
 */
record PhotographTable(String model, int sidePx, List<Line> photographs) {
    /** One photograph. */
    sealed interface Line {}

    /** One that was scored. */
    record Row(String name, double psnrGainMatchedInput, double psnrGainMatched, double ssimInput, double ssim,
            double shineInput, double shine, double shineLessPercent) implements Line {}

    /** One that was not. */
    record LeftOut(String name, String reason) implements Line {}

    static PhotographTable of(TrustedModel model, Path folder, int sidePx) throws IOException, OperatorException {
        List<Line> rows = new ArrayList<>();
        try {
            CascadeFaceFinder faces = CascadeFaceFinder.load();
            try (DeepFlashCorrector corrector = new DeepFlashCorrector(model.card(),
                    EngineChoice.batches().open(model, 1, sidePx), Rendering.EDGE_AWARE, faces, WithoutFace.REFUSE)) {
                PhotographEvaluation evaluation = new PhotographEvaluation(corrector, faces);
                for (PhotographFolder.Entry entry : PhotographFolder.list(folder)) {
                    rows.add(row(evaluation.score(entry)));
                }
            }
        } catch (FaceFinderUnavailableException | EngineUnavailableException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
        return new PhotographTable(model.card().name(), sidePx, rows);
    }

    private static Line row(PhotographEvaluation.Outcome outcome) {
        return switch (outcome) {
            case PhotographEvaluation.LeftOut leftOut -> new LeftOut(leftOut.name(), leftOut.reason());
            case PhotographEvaluation.Scored scored -> {
                PhotographScore score = scored.score();
                yield new Row(scored.name(), score.psnrInputDb(), score.psnrDb(), score.ssimInput(), score.ssim(),
                        score.shineInput(), score.shine(), score.shineLessPercent());
            }
        };
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%s at %d px%n%-24s %19s %17s %15s%n", model,
                sidePx, "", "PSNR, gains matched", "SSIM", "shine"));
        for (Line photograph : photographs) {
            text.append(switch (photograph) {
                case Row row -> String.format(Locale.ROOT, "%-24s %5.2f to %5.2f dB   %.3f to %.3f   %.3f to %.3f%n",
                        row.name(), row.psnrGainMatchedInput(), row.psnrGainMatched(), row.ssimInput(), row.ssim(),
                        row.shineInput(), row.shine());
                case LeftOut leftOut -> String.format(Locale.ROOT, "%-24s left out: %s%n", leftOut.name(),
                        leftOut.reason());
            });
        }
        return text.toString();
    }
}
