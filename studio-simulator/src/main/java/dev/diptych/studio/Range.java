package dev.diptych.studio;

import java.util.random.RandomGenerator;

/** A quantity that differs from studio to studio, uniformly between two values. */
public record Range(double low, double high) {
    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("A range runs from low to high, not from " + low + " to " + high + ".");
        }
    }

    static Range exactly(double value) {
        return new Range(value, value);
    }

    double draw(RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }
}
