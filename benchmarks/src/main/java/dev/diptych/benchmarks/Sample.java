package dev.diptych.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times of the same thing, measured again and again. */
final class Sample {
    private final List<Long> nanos = new ArrayList<>();

    void add(long measuredNanos) {
        nanos.add(measuredNanos);
    }

    int size() {
        return nanos.size();
    }

    /** The smallest that {@code share} of all do not exceed; 0 if there are none. */
    long percentileNanos(double share) {
        if (nanos.isEmpty()) {
            return 0;
        }
        List<Long> inOrder = nanos.stream().sorted().toList();
        int index = (int) Math.ceil(share * inOrder.size()) - 1;
        return inOrder.get(Math.clamp(index, 0, inOrder.size() - 1));
    }

    /** How many exceed {@code limitNanos}. */
    long above(long limitNanos) {
        return nanos.stream().filter(one -> one > limitNanos).count();
    }

    /** A line of a table, in milliseconds; {@link #HEADING} stands above it. */
    String row(String name) {
        return String.format(Locale.ROOT, "%-34s %7d %9.4f %9.4f %9.4f %9.4f", name, size(),
                percentileNanos(0.5) / 1e6, percentileNanos(0.99) / 1e6, percentileNanos(0.999) / 1e6,
                percentileNanos(1) / 1e6);
    }

    static final String HEADING = String.format(Locale.ROOT, "%-34s %7s %9s %9s %9s %9s", "ms", "count", "p50", "p99",
            "p99.9", "max");
}
