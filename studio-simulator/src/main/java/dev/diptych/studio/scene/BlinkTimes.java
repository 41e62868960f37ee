package dev.diptych.studio.scene;

import dev.diptych.studio.chance.Chance;
import java.util.random.RandomGenerator;

/**
 * The blinks of a sitter whom nothing startles: one in each equal stretch of time, anywhere in it, so that they come
 * irregularly but neither pause for long nor bunch. Any instant can be asked for, in any order.
 */
public final class BlinkTimes implements Lids {
    private static final double MINUTE_NANOS = 60e9;

    private final double stretchNanos;
    private final long seed;

    /** @throws IllegalArgumentException unless blinks a minute are more than 0 and at most 60 */
    public BlinkTimes(double blinksPerMinute, long seed) {
        if (!(blinksPerMinute > 0 && blinksPerMinute <= 60)) {
            throw new IllegalArgumentException(
                    "A sitter blinks up to 60 times a minute, not " + blinksPerMinute + " times.");
        }
        this.stretchNanos = MINUTE_NANOS / blinksPerMinute;
        this.seed = seed;
    }

    @Override
    public double closureAt(double instantNanos) {
        long stretch = (long) Math.floor(instantNanos / stretchNanos);
        // The blink before may still go on, but none from before that: a stretch is longer than a blink.
        return Math.max(blinkIn(stretch).closureAt(instantNanos), blinkIn(stretch - 1).closureAt(instantNanos));
    }

    private Blink blinkIn(long stretch) {
        RandomGenerator random = Chance.from(seed, stretch);
        double startNanos = (stretch + random.nextDouble()) * stretchNanos;
        return Blink.draw(startNanos, random);
    }
}
