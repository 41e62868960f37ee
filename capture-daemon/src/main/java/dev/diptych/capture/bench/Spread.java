package dev.diptych.capture.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToLongFunction;

/**
 * Of many times, in milliseconds.
 *
 * @param p95Ms what 95 of 100 do not exceed
 */
public record Spread(double medianMs, double p95Ms) {
    static <T> Spread of(Collection<T> samples, ToLongFunction<T> nanos) {
        long[] sorted = samples.stream().mapToLong(nanos).sorted().toArray();
        return new Spread(quantile(sorted, 0.5) / 1e6, quantile(sorted, 0.95) / 1e6);
    }

    /** By nearest rank. */
    private static long quantile(long[] sorted, double share) {
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantile(sorted, 0.5);
    }
}
