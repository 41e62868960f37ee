package dev.diptych.rig.mcu;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** How far the latest edges were off their commanded ticks. For any number of threads. */
public final class EdgeErrors {
    /** More than a session has. */
    private static final int REMEMBERED = 20_000;

    /**
     * Of the edges that are remembered. Errors are absolute, in microseconds.
     *
     * @param hostBoundUs how far off the host's instants may be, at the worst edge
     */
    public record Summary(int edges, double p50Us, double p999Us, double maxUs, double hostBoundUs) {}

    private final Deque<EdgeError> all = new ArrayDeque<>();
    private List<EdgeError> last = List.of();

    synchronized void add(List<EdgeError> shot) {
        last = List.copyOf(shot);
        all.addAll(shot);
        while (all.size() > REMEMBERED) {
            all.removeFirst();
        }
    }

    /** Those of the shot whose log was read last; none if they were taken before. */
    public synchronized List<EdgeError> takeLast() {
        List<EdgeError> taken = last;
        last = List.of();
        return taken;
    }

    /** Empty before the first shot. */
    public synchronized Optional<Summary> summary() {
        return summary(List.copyOf(all));
    }

    /** Of any edges; empty of none. */
    public static Optional<Summary> summary(List<EdgeError> edges) {
        if (edges.isEmpty()) {
            return Optional.empty();
        }
        double[] sorted = edges.stream().mapToDouble(edge -> Math.abs(edge.errorUs())).sorted().toArray();
        double boundUs = edges.stream().mapToLong(EdgeError::hostBoundNanos).max().orElseThrow() / 1e3;
        return Optional.of(new Summary(sorted.length, atShare(sorted, 0.5), atShare(sorted, 0.999),
                sorted[sorted.length - 1], boundUs));
    }

    /** The least value that so large a share does not exceed. */
    private static double atShare(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
