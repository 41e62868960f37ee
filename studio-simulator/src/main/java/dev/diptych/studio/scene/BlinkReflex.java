package dev.diptych.studio.scene;

import dev.diptych.studio.chance.Chance;
import dev.diptych.studio.chance.Range;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether a flash makes the sitter blink, and when: a blink begins 50 to 150 ms after the flash does, so that a frame
 * exposed as the flash comes on still shows open eyes.
 */
public final class BlinkReflex {
    /** A sitter whom no light startles. */
    public static final BlinkReflex NONE = new BlinkReflex(0, Chance.from(0));

    private static final Range LATENCY_MILLIS = new Range(50, 150);

    private final double probability;
    private final RandomGenerator random;

    public BlinkReflex(double probability, RandomGenerator random) {
        this.probability = probability;
        this.random = random;
    }

    /** The blink that a flash at {@code instantNanos} causes, if it does. */
    Optional<Blink> toFlashAt(double instantNanos) {
        if (probability == 0) {
            return Optional.empty();
        }
        // All is drawn in any case, so that the next flash does not depend on what came of this one.
        boolean startled = random.nextDouble() < probability;
        Blink blink = Blink.draw(instantNanos + 1e6 * LATENCY_MILLIS.draw(random), random);
        return startled ? Optional.of(blink) : Optional.empty();
    }
}
