package dev.diptych.training.data;

import dev.diptych.imaging.SrgbPlanes;
import dev.diptych.imaging.filter.NystromBilateralFilter;
import dev.diptych.inference.model.Encoding;

/** Turns pairs into what the network sees and what it is to predict. For use by one thread at a time. */
public final class BatchMaker {
    private final PairSource pairs;
    private final Encoding encoding;
    private final NystromBilateralFilter filter;

    /** The filter's deviations are the paper's: 3 % of the side, and 0.4 of the range. */
    public BatchMaker(PairSource pairs, Encoding encoding) {
        this.pairs = pairs;
        this.encoding = encoding;
        int side = pairs.sidePx();
        filter = new NystromBilateralFilter(side, side, Encoding.SIGMA_SPATIAL_RATIO * side, Encoding.SIGMA_RANGE);
    }

    /** The pairs {@code first} to {@code first + count - 1}. */
    public TrainingBatch batch(long first, int count) {
        int values = SrgbPlanes.CHANNELS * pairs.sidePx() * pairs.sidePx();
        float[] input = new float[count * values];
        float[] target = new float[count * values];
        for (int i = 0; i < count; i++) {
            put(encoded(pairs.pair(first + i)), i * values, input, target);
        }
        return new TrainingBatch(input, target);
    }

    /** One pair as the network meets it. */
    public EncodedPair encoded(PicturePair pair) {
        SrgbPlanes flash = input(pair.flash());
        SrgbPlanes studio = input(pair.studio());
        SrgbPlanes target = new SrgbPlanes(flash.width(), flash.height());
        for (int i = 0; i < target.values().length; i++) {
            target.values()[i] = encoding.target(flash.values()[i], studio.values()[i]);
        }
        return new EncodedPair(pair, flash, target);
    }

    /** What the network is shown of a picture. */
    public SrgbPlanes input(SrgbPlanes picture) {
        return encoding.filtered() ? filter.apply(picture) : picture;
    }

    private static void put(EncodedPair pair, int at, float[] input, float[] target) {
        System.arraycopy(pair.input().values(), 0, input, at, pair.input().values().length);
        System.arraycopy(pair.target().values(), 0, target, at, pair.target().values().length);
    }
}
