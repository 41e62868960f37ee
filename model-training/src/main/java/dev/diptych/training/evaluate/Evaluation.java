package dev.diptych.training.evaluate;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbPlanes;
import dev.diptych.imaging.metrics.Psnr;
import dev.diptych.inference.model.Encoding;
import dev.diptych.training.data.BatchMaker;
import dev.diptych.training.data.EncodedPair;
import dev.diptych.training.data.PairSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Scores a network on pairs that it has not seen, beside the best correction that knows colours alone. */
public final class Evaluation {
    private final Encoding encoding;
    private final UnaryOperator<float[]> network;

    /** @param network from {@code 3 x side x side} values to as many, the caller's to keep */
    public Evaluation(Encoding encoding, UnaryOperator<float[]> network) {
        this.encoding = encoding;
        this.network = network;
    }

    /**
     * Means over all pairs.
     *
     * @param psnrBestSimpleDb of the best of {@code simple}
     * @param msPerImage filter and network, wall time
     */
    public record Result(int pairs, double psnrInputDb, double psnrDb, double psnrBestSimpleDb, double ssimInput,
            double ssim, double accuracyPercent, double loss, double msPerImage, List<SimpleScore> simple) {
        public Result {
            simple = List.copyOf(simple);
        }
    }

    /** One correction that knows colours alone. */
    public record SimpleScore(String name, double psnrDb) {}

    /**
     * Scores the first {@code count} pairs of {@code unseen}.
     *
     * @param fitted where the simple corrections are fitted: as many pairs as {@code fittedCount}, from the first
     * @param listener is told how many pairs were scored
     */
    public Result run(PairSource unseen, int count, PairSource fitted, int fittedCount, LongConsumer listener) {
        List<SimpleMapping> mappings = fit(fitted, fittedCount);
        BatchMaker maker = new BatchMaker(unseen, encoding);
        double[] simpleSums = new double[mappings.size()];
        List<PictureScore> scores = new ArrayList<>();
        long nanos = 0;
        for (long i = 0; i < count; i++) {
            EncodedPair pair = maker.encoded(unseen.pair(i));
            long startedNanos = System.nanoTime();
            float[] predicted = network.apply(maker.input(pair.pair().flash()).values());
            nanos += System.nanoTime() - startedNanos;
            scores.add(PictureScore.of(pair, predicted, encoding));
            Srgb8Image truth = truth(pair).toSrgb8();
            for (int m = 0; m < simpleSums.length; m++) {
                simpleSums[m] += Psnr.dB(mappings.get(m).corrected(pair.pair().flash()), truth);
            }
            listener.accept(i + 1);
        }
        List<SimpleScore> simple = new ArrayList<>();
        for (int m = 0; m < simpleSums.length; m++) {
            simple.add(new SimpleScore(mappings.get(m).name(), simpleSums[m] / count));
        }
        double best = simple.stream().max(Comparator.comparingDouble(SimpleScore::psnrDb)).orElseThrow().psnrDb();
        return new Result(count, mean(scores, PictureScore::psnrInputDb), mean(scores, PictureScore::psnrDb), best,
                mean(scores, PictureScore::ssimInput), mean(scores, PictureScore::ssim),
                mean(scores, PictureScore::accuracyPercent), mean(scores, PictureScore::loss), nanos / 1e6 / count,
                simple);
    }

    private List<SimpleMapping> fit(PairSource fitted, int count) {
        BatchMaker maker = new BatchMaker(fitted, encoding);
        ColourMap.Fit colours = new ColourMap.Fit();
        HistogramMatch.Fit histograms = new HistogramMatch.Fit();
        for (long i = 0; i < count; i++) {
            EncodedPair pair = maker.encoded(fitted.pair(i));
            SrgbPlanes truth = truth(pair);
            colours.add(pair.pair().flash(), truth);
            histograms.add(pair.pair().flash(), truth);
        }
        return List.of(colours.perChannel(), colours.matrix(), histograms.match());
    }

    /** What a perfect prediction makes of the flash picture (eq. 8). */
    private SrgbPlanes truth(EncodedPair pair) {
        SrgbPlanes flash = pair.pair().flash();
        SrgbPlanes truth = new SrgbPlanes(flash.width(), flash.height());
        for (int i = 0; i < truth.values().length; i++) {
            truth.values()[i] = encoding.corrected(flash.values()[i], pair.target().values()[i]);
        }
        return truth;
    }

    private static double mean(List<PictureScore> scores, ToDoubleFunction<PictureScore> value) {
        return scores.stream().collect(Collectors.averagingDouble(value));
    }
}
