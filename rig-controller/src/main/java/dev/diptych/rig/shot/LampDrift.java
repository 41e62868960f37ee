package dev.diptych.rig.shot;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.Spread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/**
 * How far the lamps have drifted from their calibration, by the falls of the latest shots: one shot's fall may be
 * anywhere in the calibrated spread, the median of several may not. The median, because one lamp that came late once is
 * no drift. For one thread.
 */
public final class LampDrift {
    private static final int SHOTS = 8;
    private static final int LEAST_SHOTS = 4;
    /** What falls found from a few rows may be off in the median, whatever the spread. */
    private static final double FLOOR_NANOS = 5e6;
    /** The median may use up so much of the way from the median to the end of the spread. */
    private static final double SHARE_OF_SPREAD = 0.5;

    private final double limitNanos;
    private final Deque<Long> lateNanos = new ArrayDeque<>();

    public LampDrift(LightSet lights) {
        limitNanos = Math.max(FLOOR_NANOS,
                lights.lamps()
                        .stream()
                        .map(Light::response)
                        .mapToDouble(response -> SHARE_OF_SPREAD * halfWidthNanos(response.offDead()))
                        .min()
                        .orElseThrow());
    }

    private static double halfWidthNanos(Spread spread) {
        return spread.widthNanos() / 2.0;
    }

    /** A fall that was not seen to end is that shot's own fault and tells nothing of a drift. */
    public void observe(FallRefit fall) {
        if (!fall.ended()) {
            return;
        }
        lateNanos.addLast(fall.lateNanos());
        if (lateNanos.size() > SHOTS) {
            lateNanos.removeFirst();
        }
    }

    /** By how much the lamps fall later than calibrated, the median of the latest shots; empty after too few. */
    public OptionalDouble medianNanos() {
        if (lateNanos.size() < LEAST_SHOTS) {
            return OptionalDouble.empty();
        }
        long[] sorted = lateNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0);
    }

    /** Whether the calibration no longer holds. */
    public boolean isStale() {
        return medianNanos().stream().anyMatch(median -> Math.abs(median) > limitNanos);
    }

    /** Beyond this, the calibration no longer holds. */
    public double limitNanos() {
        return limitNanos;
    }
}
