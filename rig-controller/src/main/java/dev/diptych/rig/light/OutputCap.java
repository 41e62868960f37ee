package dev.diptych.rig.light;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The most an output may be away from its rest level. Every light has one; no value means "no cap".
 *
 * @param maxAwayNanos longest single stay away from rest
 * @param maxDuty largest share of any {@code dutyWindowNanos} spent away from rest, above 0 and at most 1
 * @param preview what holds in a preview; empty for a light that takes part in none
 */
public record OutputCap(long maxAwayNanos, double maxDuty, long dutyWindowNanos, Optional<PreviewCap> preview) {
    private static final long DUTY_WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final double TORCH_DUTY = 0.2;

    public OutputCap {
        if (maxAwayNanos <= 0 || dutyWindowNanos <= 0 || !(maxDuty > 0 && maxDuty <= 1)) {
            throw new IllegalArgumentException("An output cap needs positive times and a duty in (0, 1], but is "
                    + maxAwayNanos + " ns, duty " + maxDuty + " over " + dutyWindowNanos + " ns.");
        }
    }

    /** Of a light that takes part in no preview. */
    public OutputCap(long maxAwayNanos, double maxDuty, long dutyWindowNanos) {
        this(maxAwayNanos, maxDuty, dutyWindowNanos, Optional.empty());
    }

    /**
     * An LED driven as a torch: on long enough for readout plus exposure of a rolling shutter. In a preview it shines at
     * its duty's share of the level, so that no window puts more into it than shots may.
     */
    public static OutputCap torchLed() {
        return new OutputCap(TimeUnit.MILLISECONDS.toNanos(250), TORCH_DUTY, DUTY_WINDOW_NANOS,
                Optional.of(PreviewCap.upTo(TORCH_DUTY)));
    }

    /** An LED driven above its continuous rating, which cannot be a torch. */
    public static OutputCap strobeLed() {
        return new OutputCap(TimeUnit.MILLISECONDS.toNanos(50), 0.05, DUTY_WINDOW_NANOS);
    }

    /** A studio lamp: dark no longer than a shot can take, because people stand in the dark; or by the torch's light. */
    public static OutputCap studioLamp() {
        return new OutputCap(TimeUnit.MILLISECONDS.toNanos(1500), 0.8, DUTY_WINDOW_NANOS,
                Optional.of(PreviewCap.upTo(1)));
    }
}
