package dev.diptych.rig.shot;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.switching.ExecutedEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * When the lamps' light, taken together, may fall by the log and the calibrated responses: the earliest and the latest
 * instants at which it can pass a level, and the expected one. Lamps count alike.
 */
final class FallExpectation {
    private static final long STEP_NANOS = 100_000;

    private record Fall(long fromNanos, long lengthNanos) {
        /** Smooth from 1 to 0, as a lamp falls; the ends are what matters. */
        double levelAt(long atNanos) {
            double u = Math.clamp((atNanos - fromNanos) / (double) Math.max(1, lengthNanos), 0.0, 1.0);
            return 1 - u * u * (3 - 2 * u);
        }
    }

    private final List<Fall> earliest = new ArrayList<>();
    private final List<Fall> expected = new ArrayList<>();
    private final List<Fall> latest = new ArrayList<>();

    /** @param edges the shot's */
    FallExpectation(List<Light> lamps, List<ExecutedEdge> edges) {
        for (Light lamp : lamps) {
            edges.stream()
                    .filter(edge -> edge.lightId().equals(lamp.id()) && edge.level() < lamp.restLevel())
                    .findFirst()
                    .ifPresent(edge -> add(lamp.response(), edge));
        }
    }

    private void add(LightResponse response, ExecutedEdge off) {
        earliest.add(fall(response, off.instantNanos() - off.uncertaintyNanos(), Spread::p0_1Nanos));
        expected.add(fall(response, off.instantNanos(), Spread::p50Nanos));
        latest.add(fall(response, off.instantNanos() + off.uncertaintyNanos(), Spread::p99_9Nanos));
    }

    private static Fall fall(LightResponse response, long offNanos, ToLongFunction<Spread> percentile) {
        return new Fall(offNanos + percentile.applyAsLong(response.offDead()),
                percentile.applyAsLong(response.offFall()));
    }

    boolean isEmpty() {
        return expected.isEmpty();
    }

    long earliestNanos(double level) {
        return passes(earliest, level);
    }

    long expectedNanos(double level) {
        return passes(expected, level);
    }

    long latestNanos(double level) {
        return passes(latest, level);
    }

    /** The first instant at which the mean of the falls is at {@code level} or below. */
    private static long passes(List<Fall> falls, double level) {
        long atNanos = falls.stream().mapToLong(Fall::fromNanos).min().orElseThrow();
        long endNanos = falls.stream().mapToLong(fall -> fall.fromNanos() + fall.lengthNanos()).max().orElseThrow();
        while (atNanos < endNanos && mean(falls, atNanos) > level) {
            atNanos += STEP_NANOS;
        }
        return atNanos;
    }

    private static double mean(List<Fall> falls, long atNanos) {
        return falls.stream().mapToDouble(fall -> fall.levelAt(atNanos)).average().orElseThrow();
    }
}
