package dev.diptych.studio.chance;

import java.util.random.RandomGenerator;

/** A quantity that differs from studio to studio or from time to time, uniformly between two values. */
public record Range(double low, double high) {
    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("A range runs from low to high, not from " + low + " to " + high + ".");
        }
    }

    public static Range exactly(double value) {
        return new Range(value, value);
    }

    public double draw(RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }
}
