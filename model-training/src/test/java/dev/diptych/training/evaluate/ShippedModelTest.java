package dev.diptych.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.studio.portrait.PortraitStudio;
import dev.diptych.studio.portrait.Split;
import dev.diptych.training.data.SyntheticPairs;
import dev.diptych.training.data.SyntheticPairs.Variety;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The model that ships keeps what docs/MODELS.md says of it. */
class ShippedModelTest {
    private static final int FITTED_SITTERS = 48;
    private static final int FITTED_PAIRS = 96;

    /** On a few sitters, with room for which few they are. */
    @Test
    void itCorrectsSittersThatNoTrainingHasSeen() throws Exception {
        Evaluation.Result result = evaluate(Variety.NOMINAL, 5, 4, 4);
        assertTrue(result.psnrDb() > result.psnrInputDb() + 6 && result.psnrDb() > 22, result.toString());
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"NOMINAL, 25, 0.90, 95", "WIDE, 22.5, 0.88, 92"})
    void itIsAsGoodAsTheManualSays(Variety variety, double psnrDb, double ssim, double accuracyPercent)
            throws Exception {
        for (long seed : new long[]{101, 102}) {
            Evaluation.Result result = evaluate(variety, seed, 200, FITTED_SITTERS);
            assertTrue(result.psnrDb() >= psnrDb, result.toString());
            assertTrue(result.ssim() >= ssim, result.toString());
            assertTrue(result.accuracyPercent() >= accuracyPercent, result.toString());
            assertTrue(result.psnrDb() >= result.psnrBestSimpleDb() + 3, result.toString());
        }
    }

    private static Evaluation.Result evaluate(Variety variety, long seed, int sitters, int fittedSitters)
            throws Exception {
        TrustedModel model = new ModelLibrary(Optional.empty()).open("deepflash-slim");
        int side = model.card().sidePx();
        try (OnnxNetwork network = OnnxNetwork.open(model)) {
            return new Evaluation(model.card().encoding(), network).run(
                    new SyntheticPairs(Split.TEST, variety, seed, sitters, side, PortraitStudio::render), sitters,
                    new SyntheticPairs(Split.TRAIN, variety, 4711, fittedSitters, side, PortraitStudio::render),
                    Math.min(FITTED_PAIRS, 2 * fittedSitters), done -> {});
        }
    }
}
