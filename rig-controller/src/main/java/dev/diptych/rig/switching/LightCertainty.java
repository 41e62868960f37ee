package dev.diptych.rig.switching;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is certain of a light's state. A log knows switches, not light: after an edge at t, known to within u, the light
 * is certain only outside [t - u + dead p0.1, t + u + dead p99.9 + fall p99.9], and likewise for "on". The percentiles
 * are of lights that had settled: switched again before that, a light is certain only when both changes are over.
 */
public final class LightCertainty {
    /** What may be said of a light over a whole window. */
    public enum State {
        /** At its steady full level, or the one it is asked about, through the window. */
        FULL,
        /** Without light through the window. */
        DARK,
        /** It may have changed within the window, or stand between dark and full. */
        UNCERTAIN
    }

    /** An interval in which the light may be changing, and what it is afterwards. */
    public record Transition(long fromNanos, long untilNanos, State after) {}

    private final Light light;
    private final double fullLevel;
    private final List<Transition> transitions = new ArrayList<>();
    private long latestEdgeNanos = Long.MIN_VALUE;

    /** @param edges all edges of the rig since it was last at rest for long, of any light, in any order */
    public LightCertainty(Light light, List<ExecutedEdge> edges) {
        this(light, edges, 1);
    }

    /** @param fullLevel the level that is asked about: a light that was switched to any other is not full */
    public LightCertainty(Light light, List<ExecutedEdge> edges, double fullLevel) {
        this.light = light;
        this.fullLevel = fullLevel;
        edges.stream()
                .filter(edge -> edge.lightId().equals(light.id()))
                .sorted(Comparator.comparingLong(ExecutedEdge::instantNanos))
                .forEach(this::add);
    }

    private void add(ExecutedEdge edge) {
        long earliestNanos = edge.instantNanos() - edge.uncertaintyNanos();
        long latestNanos = edge.instantNanos() + edge.uncertaintyNanos();
        Transition transition = new Transition(earliestNanos + earliestChangeNanos(edge),
                latestNanos + latestSettledNanos(edge), after(edge));
        if (!transitions.isEmpty() && transitions.getLast().untilNanos() >= earliestNanos) {
            Transition pending = transitions.removeLast();
            boolean orderKnown = earliestNanos > latestEdgeNanos;
            transition = new Transition(Math.min(pending.fromNanos(), transition.fromNanos()),
                    Math.max(pending.untilNanos(), transition.untilNanos()),
                    orderKnown || pending.after() == transition.after() ? transition.after() : State.UNCERTAIN);
        }
        transitions.add(transition);
        latestEdgeNanos = Math.max(latestEdgeNanos, latestNanos);
    }

    /** A dimmed level may be reached from above or from below. */
    private long earliestChangeNanos(ExecutedEdge edge) {
        LightResponse response = light.response();
        return isDimmed(edge)
                ? Math.min(response.earliestChangeNanos(true), response.earliestChangeNanos(false))
                : response.earliestChangeNanos(edge.level() > 0);
    }

    private long latestSettledNanos(ExecutedEdge edge) {
        LightResponse response = light.response();
        return isDimmed(edge)
                ? Math.max(response.latestSettledNanos(true), response.latestSettledNanos(false))
                : response.latestSettledNanos(edge.level() > 0);
    }

    private State after(ExecutedEdge edge) {
        if (edge.level() == 0) {
            return State.DARK;
        }
        return edge.level() == fullLevel ? State.FULL : State.UNCERTAIN;
    }

    private static boolean isDimmed(ExecutedEdge edge) {
        return edge.level() > 0 && edge.level() < 1;
    }

    /** In order of time and disjoint: changes that may overlap make one. */
    public List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    /** The light's state over the whole of {@code window}. */
    public State over(ExposureWindow window) {
        State state = light.restLevel() > 0 ? State.FULL : State.DARK;
        for (Transition transition : transitions) {
            if (transition.fromNanos() >= window.endNanos()) {
                break;
            }
            if (transition.untilNanos() > window.startNanos()) {
                return State.UNCERTAIN;
            }
            state = transition.after();
        }
        return state;
    }
}
