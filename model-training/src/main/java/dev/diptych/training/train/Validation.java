package dev.diptych.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.inference.model.Encoding;
import dev.diptych.training.data.BatchMaker;
import dev.diptych.training.data.EncodedPair;
import dev.diptych.training.data.PairSource;
import dev.diptych.training.evaluate.PictureScore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A few unseen pairs by which a training is watched. */
public final class Validation {
    private final String name;
    private final Encoding encoding;
    private final PairSource source;
    private final int count;
    /** Made when they are first needed: rendering them takes seconds. */
    private @Nullable List<EncodedPair> pairs;

    /** @param count how many of the source's pairs, from the first */
    public Validation(String name, PairSource source, Encoding encoding, int count) {
        this.name = name;
        this.source = source;
        this.encoding = encoding;
        this.count = count;
    }

    /** One pair and what a network makes of it. */
    public record Sample(Srgb8Image flash, Srgb8Image corrected, Srgb8Image studio, PictureScore score) {}

    public String name() {
        return name;
    }

    private List<EncodedPair> pairs() {
        List<EncodedPair> made = pairs;
        if (made == null) {
            BatchMaker maker = new BatchMaker(source, encoding);
            made = LongStream.range(0, count).mapToObj(i -> maker.encoded(source.pair(i))).toList();
            pairs = made;
        }
        return made;
    }

    /** Every pair, corrected by the network as it is. */
    List<Sample> samples(Block network, NDManager root) {
        List<Sample> samples = new ArrayList<>();
        for (EncodedPair pair : pairs()) {
            float[] predicted = predict(network, root, pair);
            samples.add(new Sample(pair.pair().flash().toSrgb8(),
                    PictureScore.corrected(pair.pair().flash(), predicted, encoding), pair.pair().studio().toSrgb8(),
                    PictureScore.of(pair, predicted, encoding)));
        }
        return samples;
    }

    private static float[] predict(Block network, NDManager root, EncodedPair pair) {
        try (NDManager manager = root.newSubManager()) {
            NDArray x = manager.create(pair.input().values(),
                    new Shape(1, 3, pair.input().height(), pair.input().width()));
            return network.forward(new ParameterStore(manager, false), new NDList(x), false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    static double meanPsnrDb(List<Sample> samples) {
        return samples.stream().mapToDouble(sample -> sample.score().psnrDb()).average().orElse(Double.NaN);
    }
}
