package dev.diptych.capture.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.studio.StudioGrade;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hundreds of pairs over many seeds; minutes long, so only {@code .ci/long} runs it. */
@Tag("long")
class ManySeedsTest {
    private static final int SEEDS = 8;
    private static final int PAIRS = 20;

    @ParameterizedTest
    @CsvSource({"IDEAL, 20", "TYPICAL, 18"})
    void acceptsWhatItMustAndNothingUntrue(StudioGrade grade, int leastAccepted, @TempDir Path folder)
            throws Exception {
        for (long seed = 100; seed < 100 + SEEDS; seed++) {
            DemoResult result = DemoTest.demo(grade, PAIRS, seed, folder.resolve("seed-" + seed));

            String where = grade + " seed " + seed;
            assertTrue(result.summary().accepted() >= leastAccepted, where);
            for (DemoResult.PairFacts pair : result.pairs()) {
                DemoResult.TruthFacts truth = pair.truth();
                boolean accepted = !pair.verdict().equals("RETAKE");
                assertTrue(!accepted || Objects.requireNonNull(truth.studioLampMin()) >= 0.995, where + " " + pair);
                assertTrue(!accepted || Objects.requireNonNull(truth.flashLampMax()) <= 0.005, where + " " + pair);
                assertTrue(!accepted || Objects.requireNonNull(truth.flashOnMin()) >= 0.97, where + " " + pair);
            }
        }
    }
}
