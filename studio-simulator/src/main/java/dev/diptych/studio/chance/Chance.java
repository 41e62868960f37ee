package dev.diptych.studio.chance;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Where all random numbers of a studio come from: the same seed gives the same numbers, on every machine. */
public final class Chance {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY = RandomGeneratorFactory
            .of("L64X128MixRandom");
    /** 2^64 over the golden ratio: keeps the seeds of a series apart. */
    private static final long SERIES_STEP = 0x9e3779b97f4a7c15L;

    private Chance() {
    }

    public static RandomGenerator from(long seed) {
        return FACTORY.create(seed);
    }

    /** The numbers of one in a series, whatever was drawn for the others. */
    public static RandomGenerator from(long seed, long indexInSeries) {
        return from(seed + indexInSeries * SERIES_STEP);
    }

    /** Numbers of their own for something that draws from {@code random}. */
    public static RandomGenerator branch(RandomGenerator random) {
        return from(random.nextLong());
    }
}
