package dev.diptych.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.inference.model.Encoding;
import dev.diptych.training.data.BatchMaker;
import dev.diptych.training.data.EncodedPair;
import dev.diptych.training.data.ToyPairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final ToyPairs PAIRS = new ToyPairs();

    @Test
    void aNetworkThatChangesNothingScoresAsTheFlashPicture() {
        List<Long> told = new ArrayList<>();
        Evaluation.Result result = new Evaluation(Encoding.C, input -> filled(input.length, 0.5f)).run(PAIRS, 3, PAIRS,
                4, told::add);
        assertEquals(List.of(1L, 2L, 3L), told);
        assertEquals(result.psnrInputDb(), result.psnrDb(), 1e-9);
        assertEquals(result.ssimInput(), result.ssim(), 1e-9);
    }

    @Test
    void aNetworkThatKnowsTheTruthScoresAsHighAsThereIs() {
        BatchMaker maker = new BatchMaker(PAIRS, Encoding.C);
        int[] next = {0};
        Evaluation.Result result = new Evaluation(Encoding.C,
                input -> maker.encoded(PAIRS.pair(next[0]++)).target().values()).run(PAIRS, 3, PAIRS, 4, done -> {});
        assertTrue(result.psnrDb() > 90, "PSNR " + result.psnrDb());
        assertEquals(1, result.ssim(), 1e-9);
        assertEquals(100, result.accuracyPercent(), 1e-9);
        assertEquals(0, result.loss(), 1e-12);
        assertTrue(result.psnrBestSimpleDb() > result.psnrInputDb(), "colours alone gain something here");
        assertTrue(result.psnrBestSimpleDb() < 40, "but the blots' shading is beyond them");
    }

    @Test
    void accuracyIsOfTheDecodedDifference() {
        EncodedPair pair = new BatchMaker(PAIRS, Encoding.C).encoded(PAIRS.pair(0));
        float[] off = pair.target().values().clone();
        for (int i = 0; i < off.length; i++) {
            off[i] += 0.01f;
        }
        PictureScore score = PictureScore.of(pair, off, Encoding.C);
        assertEquals(98, score.accuracyPercent(), 1e-3);
        assertEquals(4e-4, score.loss(), 1e-6);
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
