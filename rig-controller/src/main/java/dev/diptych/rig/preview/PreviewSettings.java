package dev.diptych.rig.preview;

import java.util.concurrent.TimeUnit;

/**
 * How a preview is to be.
 *
 * @param level of the torch, as a share of the flash's level in shots
 * @param longestNanos how long it lasts at most, its beginning in the dark counted
 * @param heartbeatNanos it ends by itself when nobody has said for so long that it is still watched
 */
public record PreviewSettings(double level, long longestNanos, long heartbeatNanos) {
    /** Longer than a message or a busy browser is late, and short for somebody who sits in the torch's light. */
    public static final long USUAL_HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(2);

    public PreviewSettings {
        if (!(level > 0 && level <= 1) || longestNanos <= 0 || heartbeatNanos <= 0) {
            throw new IllegalArgumentException(
                    "A preview needs a level in (0, 1] and positive times, but these are " + level + ", "
                            + longestNanos + " ns and " + heartbeatNanos + " ns.");
        }
    }
}
