package dev.diptych.capture.serve;

import dev.diptych.rig.calibration.MeasuredChange;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.calibration.ResponseCurve;
import dev.diptych.rig.switching.ExecutedEdge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A light's level over a shot, in steps. A switch is not the light: a lamp may shine on for a third of a second. So where
 * the light was measured, a change lies where it is expected, and falls and rises as it was fitted.
 */
final class LevelSteps {
    /** So many make a smooth curve of a change. */
    private static final int STEPS_PER_CHANGE = 24;
    /** A change lasts from a share of this until all but a share of this is done, as calibration has it. */
    private static final double HARDLY = 0.005;

    private final long zeroNanos;
    private final List<List<Double>> steps = new ArrayList<>();

    private LevelSteps(long zeroNanos) {
        this.zeroNanos = zeroNanos;
    }

    /**
     * Instants in milliseconds after zero, and the level from there on.
     *
     * @param restLevel before the first edge
     */
    static List<List<Double>> of(double restLevel, List<ExecutedEdge> edges, Optional<MeasuredLight> measured,
            long zeroNanos) {
        LevelSteps steps = new LevelSteps(zeroNanos);
        List<ExecutedEdge> ordered = edges.stream()
                .sorted(Comparator.comparingLong(ExecutedEdge::instantNanos))
                .toList();
        long firstNanos = ordered.isEmpty() ? zeroNanos : ordered.getFirst().instantNanos();
        steps.steps.add(List.of(Math.min(0, steps.millis(firstNanos)), restLevel));
        ordered.forEach(edge -> steps.change(edge, measured));
        return List.copyOf(steps.steps);
    }

    private void change(ExecutedEdge edge, Optional<MeasuredLight> measured) {
        double before = steps.getLast().getLast();
        boolean rises = edge.level() > before;
        List<ResponseCurve.Point> points = measured.map(light -> rises ? light.on() : light.off())
                .map(change -> points(change, rises))
                .orElse(List.of());
        if (!points.isEmpty()) {
            // Switched again before it had settled.
            double beginsMs = millis(edge.instantNanos() + points.getFirst().atNanos());
            while (steps.size() > 1 && steps.getLast().getFirst() >= beginsMs) {
                steps.removeLast();
            }
        }
        double from = steps.getLast().getLast();
        for (ResponseCurve.Point point : points) {
            double done = rises ? point.level() : 1 - point.level();
            steps.add(List.of(millis(edge.instantNanos() + point.atNanos()),
                    Math.clamp(from + (edge.level() - from) * done, 0, 1)));
        }
        double endMs = points.isEmpty() ? millis(edge.instantNanos()) : steps.removeLast().getFirst();
        steps.add(List.of(endMs, edge.level()));
    }

    /** Of the fit what lies between a beginning and an end of the change, evenly thinned. */
    private static List<ResponseCurve.Point> points(MeasuredChange change, boolean rises) {
        List<ResponseCurve.Point> fitted = change.curve().fitted();
        int first = 0;
        while (first < fitted.size() - 1 && done(fitted.get(first + 1), rises) < HARDLY) {
            first++;
        }
        int last = first;
        while (last < fitted.size() - 1 && done(fitted.get(last), rises) < 1 - HARDLY) {
            last++;
        }
        List<ResponseCurve.Point> points = new ArrayList<>();
        int wanted = Math.min(STEPS_PER_CHANGE, last - first + 1);
        for (int i = 0; i < wanted && !fitted.isEmpty(); i++) {
            points.add(fitted.get(first + (wanted == 1 ? 0 : (last - first) * i / (wanted - 1))));
        }
        return points;
    }

    private static double done(ResponseCurve.Point point, boolean rises) {
        return rises ? point.level() : 1 - point.level();
    }

    private double millis(long nanos) {
        return (nanos - zeroNanos) / 1e6;
    }
}
