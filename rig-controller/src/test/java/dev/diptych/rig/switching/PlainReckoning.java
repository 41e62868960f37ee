package dev.diptych.rig.switching;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds up what a key lamp and a flash did in previews and pairs, 10 ms at a time, knowing nothing of how the gate
 * reckons.
 */
final class PlainReckoning {
    private static final long STEP_NANOS = 10_000_000;
    private static final int STEPS_PER_SECOND = 100;
    private static final int WINDOW = 10 * STEPS_PER_SECOND;

    private record Stay(String lightId, double distance, long sinceNanos, long untilNanos, boolean preview) {}

    private final List<Stay> stays = new ArrayList<>();
    private int previews;
    private int pairs;

    void add(List<ExecutedEdge> log, boolean preview) {
        for (String light : List.of("key", "flash")) {
            List<ExecutedEdge> own = log.stream().filter(edge -> edge.lightId().equals(light)).toList();
            if (!own.isEmpty()) {
                double distance = light.equals("key") ? 1 : own.getFirst().level();
                stays.add(new Stay(light, distance, own.getFirst().instantNanos(), own.getLast().instantNanos(),
                        preview));
            }
        }
        previews += preview ? 1 : 0;
        pairs += preview ? 0 : 1;
    }

    int previews() {
        return previews;
    }

    int pairs() {
        return pairs;
    }

    /** The first limit found broken; empty if none is. */
    String complaint() {
        long secondNanos = STEPS_PER_SECOND * STEP_NANOS;
        for (Stay from : stays) {
            if (stays.stream()
                    .filter(stay -> stay.sinceNanos() >= from.sinceNanos()
                            && stay.sinceNanos() <= from.sinceNanos() + secondNanos)
                    .count() > 3) {
                return "more than three flashes from " + from.sinceNanos();
            }
        }
        double[] flash = distances("flash");
        double[] key = distances("key");
        double flashLoad = 0;
        double darkLoad = 0;
        for (int i = 0; i < flash.length; i++) {
            flashLoad += flash[i] - (i >= WINDOW ? flash[i - WINDOW] : 0);
            darkLoad += key[i] - (i >= WINDOW ? key[i - WINDOW] : 0);
            // Ends of stays lie between steps.
            if (flashLoad > 0.2 * WINDOW + 2) {
                return "the flash had " + flashLoad + " steps of " + WINDOW + " at step " + i;
            }
            if (darkLoad > 0.8 * WINDOW + 2 && inPair(i)) {
                return "the lamp was dark for " + darkLoad + " steps of " + WINDOW + " in a pair at step " + i;
            }
        }
        List<Stay> previewed = stays.stream().filter(stay -> stay.preview() && stay.lightId().equals("key")).toList();
        for (int i = 1; i < previewed.size(); i++) {
            Stay before = previewed.get(i - 1);
            long darkNanos = before.untilNanos() - before.sinceNanos();
            if (previewed.get(i).sinceNanos() - before.untilNanos() < darkNanos / 4) {
                return "a preview of " + darkNanos + " ns was followed by another too soon";
            }
        }
        return "";
    }

    private boolean inPair(int step) {
        long atNanos = step * STEP_NANOS;
        return stays.stream()
                .anyMatch(stay -> !stay.preview() && stay.sinceNanos() <= atNanos && atNanos <= stay.untilNanos());
    }

    /** Step by step, from instant 0. */
    private double[] distances(String light) {
        long endNanos = stays.stream().mapToLong(Stay::untilNanos).max().orElse(0);
        double[] distances = new double[(int) (endNanos / STEP_NANOS) + 1];
        for (Stay stay : stays) {
            if (stay.lightId().equals(light)) {
                for (long step = stay.sinceNanos() / STEP_NANOS; step < stay.untilNanos() / STEP_NANOS; step++) {
                    distances[(int) step] += stay.distance();
                }
            }
        }
        return distances;
    }
}
