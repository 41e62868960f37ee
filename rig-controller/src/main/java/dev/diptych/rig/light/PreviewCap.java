package dev.diptych.rig.light;

import java.util.concurrent.TimeUnit;

/**
 * The most a light may be away from its rest level in a preview, which lasts longer than a shot. It takes the place of
 * {@link OutputCap#maxAwayNanos} there and of nothing else.
 *
 * @param maxDistance how far from its rest level: 1 for a lamp that goes dark, the torch's level for a flash
 * @param maxNanos how long a preview may last, its beginning in the dark counted; 60 s at most
 */
public record PreviewCap(double maxDistance, long maxNanos) {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    public PreviewCap {
        if (!(maxDistance > 0 && maxDistance <= 1) || maxNanos <= 0 || maxNanos > LONGEST_NANOS) {
            throw new IllegalArgumentException(
                    "A preview cap needs a distance in (0, 1] and at most 60 s, but these are " + maxDistance + " and "
                            + maxNanos + " ns.");
        }
    }

    /** As long as any preview may last. */
    static PreviewCap upTo(double maxDistance) {
        return new PreviewCap(maxDistance, LONGEST_NANOS);
    }
}
