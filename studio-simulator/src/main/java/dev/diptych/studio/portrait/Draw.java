package dev.diptych.studio.portrait;

import dev.diptych.studio.chance.Range;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random choices for one aspect of a sitter. Each aspect splits off a stream of its own, so that one more choice in it
 * leaves the others as they are.
 */
final class Draw {
    private static final int MOST_ATTEMPTS = 40;

    private final SplittableRandom random;

    Draw(long seed) {
        this(new SplittableRandom(seed));
    }

    private Draw(SplittableRandom random) {
        this.random = random;
    }

    Draw split() {
        return new Draw(random.split());
    }

    /** Uniform in [0, 1). */
    double unit() {
        return random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Normal with deviation 1, held within two deviations: no monsters. */
    double bell() {
        return Math.clamp(random.nextGaussian(), -2, 2);
    }

    /** Normal about {@code mean}, held within two deviations. */
    double around(double mean, double deviation) {
        return mean + deviation * bell();
    }

    /**
     * Normal about {@code mean} as far as it lies in {@code range}; uniform in a range that it all but misses. Within
     * two deviations of the mean, as {@link #around(double, double)}, if the range allows.
     */
    double around(double mean, double deviation, Range range) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            double drawn = around(mean, deviation);
            if (drawn >= range.low() && drawn <= range.high()) {
                return drawn;
            }
        }
        return within(range);
    }

    double within(Range range) {
        return between(range.low(), range.high());
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of {@code choices}, the i-th with a probability proportional to {@code weights[i]}. */
    <T> T pick(List<T> choices, double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = unit() * sum;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return choices.get(i);
            }
        }
        return choices.get(weights.length - 1);
    }
}
