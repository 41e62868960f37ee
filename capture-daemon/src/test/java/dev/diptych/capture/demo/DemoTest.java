package dev.diptych.capture.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.archive.PairVerifier;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.model.OpenNetwork;
import dev.diptych.capture.model.SampleModels;
import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.imaging.io.ImageReader;
import dev.diptych.inference.deepflash.Rendering;
import dev.diptych.inference.deepflash.WithoutFace;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One small demo of a procedural sitter, looked at from all sides. */
@Execution(ExecutionMode.CONCURRENT)
class DemoTest {
    @TempDir
    static Path folder = Path.of("");

    private static DemoResult result = new DemoResult("", 0, "", null, null,
            new DemoResult.CameraFacts(0, 0, 0, 0, new DemoResult.ExposureFacts(0, 0)), List.of(), List.of(),
            new DemoResult.Summary(0, 0, null, null, null, 0, null, null, null, null, null, null, null,
                    null, null, null, null));

    @BeforeAll
    static void runDemo() throws Exception {
        result = demo(StudioGrade.TYPICAL, 3, 5, folder);
    }

    static DemoResult demo(StudioGrade grade, int pairs, long seed, Path out) throws Exception {
        return demo(grade, pairs, seed, new Correction.ByAnotherPair(), out);
    }

    private static DemoResult demo(StudioGrade grade, int pairs, long seed, Correction correction, Path out)
            throws Exception {
        DemoOptions options = new DemoOptions(pairs, Optional.empty(),
                new StudioOptions(grade, LampKind.RELAY, seed, 640, 480), Optional.empty(), correction, out,
                RigConfig.DEFAULT);
        return new Demo(options, new SilentListener()).run();
    }

    @Test
    void everyPairIsAccepted() {
        assertEquals(3, result.summary().accepted());
        assertEquals(0, result.summary().retake());
    }

    @Test
    void theTruthBearsOutTheProof() {
        for (DemoResult.PairFacts pair : result.pairs()) {
            DemoResult.TruthFacts truth = pair.truth();
            assertTrue(Objects.requireNonNull(truth.studioLampMin()) >= 0.995, pair.toString());
            assertTrue(Objects.requireNonNull(truth.flashLampMax()) <= 0.005, pair.toString());
            assertTrue(Objects.requireNonNull(truth.flashOnMin()) >= 0.97, pair.toString());
            assertTrue(Objects.requireNonNull(truth.registrationErrorPx()) < 1, pair.toString());
        }
    }

    @Test
    void theGapIsLessThanHalfTheNaiveOne() {
        for (DemoResult.PairFacts pair : result.pairs()) {
            assertTrue(2 * Objects.requireNonNull(pair.gapMs()) <= Objects.requireNonNull(pair.naiveGapMs()));
        }
    }

    @Test
    void pairFitLearnsFromAnotherPairAndGainsSixDecibels() {
        for (DemoResult.PairFacts pair : result.pairs()) {
            DemoResult.CorrectionFacts correction = Objects.requireNonNull(pair.correction());
            assertNotEquals(pair.pairId(), Objects.requireNonNull(correction.fittedOn()));
            assertTrue(correction.correctedPsnrDb() >= correction.inputPsnrDb() + 6, correction.toString());
        }
    }

    @Test
    void everyPairIsInTheArchiveAndVerifies() throws Exception {
        for (DemoResult.PairFacts pair : result.pairs()) {
            DemoResult.FileFacts files = Objects.requireNonNull(pair.files());
            Path manifest = Path.of(files.manifest());
            assertEquals(List.of(), PairVerifier.verify(Objects.requireNonNull(manifest.getParent())));
            for (String picture : List.of(files.studio(), files.flash(), Objects.requireNonNull(files.registered()),
                    Objects.requireNonNull(files.corrected()))) {
                Srgb8Image image = ImageReader.read(Path.of(picture));
                assertEquals(640, image.width(), picture);
            }
        }
    }

    @Test
    void theReportedMatrixIsThatOfTheRegisteredPicture() throws Exception {
        DemoResult.PairFacts pair = result.pairs().getFirst();
        double[] m = Objects.requireNonNull(pair.registration()).matrix();
        Affine found = new Affine(m[0], m[1], m[2], m[3], m[4], m[5]);
        double[] t = Objects.requireNonNull(pair.truth().matrix());
        Affine truth = new Affine(t[0], t[1], t[2], t[3], t[4], t[5]);

        // Flash pixel to studio pixel: the same direction for both, so the face's centre agrees.
        assertEquals(truth.mapX(320, 240), found.mapX(320, 240), 1);
        assertEquals(truth.mapY(320, 240), found.mapY(320, 240), 1);
    }

    @Test
    void theReportStandsBesideTheArchive() throws Exception {
        String html = Files.readString(folder.resolve("report.html"));

        for (DemoResult.PairFacts pair : result.pairs()) {
            assertTrue(html.contains(pair.pairId()));
        }
        assertTrue(html.contains("3 pairs, 3 accepted"));
    }

    @Test
    void theSameSeedGivesTheSamePairsAndANetworkCorrectsEachByItself(@TempDir Path elsewhere) throws Exception {
        TrustedModel model = SampleModels.writeInto(elsewhere.resolve("models")).open("deepflash-slim");
        DemoResult again;
        try (OpenNetwork network = OpenNetwork.of(model, EngineChoice.batches(), Rendering.EDGE_AWARE,
                CascadeFaceFinder.load(), WithoutFace.REFUSE)) {
            again = demo(StudioGrade.TYPICAL, 2, 5, new Correction.ByNetwork(network), elsewhere.resolve("out"));
        }

        for (int i = 0; i < 2; i++) {
            assertEquals(result.pairs().get(i).gapMs(), again.pairs().get(i).gapMs());
            assertEquals(result.pairs().get(i).residualLampRatio(), again.pairs().get(i).residualLampRatio());
            assertCorrectedByTheNetworkAlone(again.pairs().get(i), model);
        }
    }

    private static void assertCorrectedByTheNetworkAlone(DemoResult.PairFacts pair, TrustedModel model)
            throws Exception {
        DemoResult.CorrectionFacts correction = Objects.requireNonNull(pair.correction());
        assertEquals("deepflash-slim", correction.model());
        assertEquals(model.file().sha256(), correction.sha256());
        assertNull(correction.fittedOn());
        DemoResult.FileFacts files = Objects.requireNonNull(pair.files());
        String file = Objects.requireNonNull(files.corrected());
        assertTrue(file.endsWith(pair.pairId() + "_light-flash_corrected-deepflash-slim.png"), file);
        Srgb8Image flash = ImageReader.read(Path.of(files.flash()));
        Srgb8Image corrected = ImageReader.read(Path.of(file));
        int x = (int) (correction.square()[0] + correction.square()[2] / 2);
        int y = (int) (correction.square()[1] + correction.square()[2] / 2);
        assertEquals(flash.at(x, y, 0) + 255 * SampleModels.BRIGHTENING, corrected.at(x, y, 0), 1);
    }

    @Test
    void whoeverSitsInASecondDemoIsANewSubjectAndWithoutANetworkNothingIsCorrected(@TempDir Path out)
            throws Exception {
        demo(StudioGrade.IDEAL, 1, 1, new Correction.None("No weights."), out);

        DemoResult second = demo(StudioGrade.IDEAL, 1, 1, new Correction.None("No <weights>."), out);

        assertEquals("sub-002_ses-01_pair-0001", second.pairs().getFirst().pairId());
        assertEquals(0, second.summary().corrected());
        assertNull(second.pairs().getFirst().correction());
        assertNull(Objects.requireNonNull(second.pairs().getFirst().files()).corrected());
        assertTrue(Files.readString(out.resolve("report.html")).contains("Not corrected. No &lt;weights&gt;."));
    }

    /** Hears nothing. */
    static final class SilentListener implements DemoListener {
        @Override
        public void told(String sentence) {
            // Nobody listens.
        }

        @Override
        public void started(DemoOptions options, int pairs, int sitters) {
        }

        @Override
        public void measuring(String what, int step, int steps) {
        }

        @Override
        public void seated(String sitter) {
        }

        @Override
        public void judged(DemoResult.PairFacts pair, String remark) {
        }
    }
}
