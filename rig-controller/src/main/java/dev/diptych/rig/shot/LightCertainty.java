package dev.diptych.rig.shot;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.light.Light;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is certain of a light's state. A log knows switches, not light: after an edge at t, known to within u, the light
 * is certain only outside [t - u + dead p0.1, t + u + dead p99.9 + fall p99.9], and likewise for "on".
 */
public final class LightCertainty {
    /** What may be said of a light over a whole window. */
    public enum State {
        /** At its steady level through the window. */
        FULL,
        /** Without light through the window. */
        DARK,
        /** It may have changed within the window. */
        UNCERTAIN
    }

    /** An interval in which the light may be changing, and what it is afterwards. */
    public record Transition(long fromNanos, long untilNanos, State after) {}

    private final Light light;
    private final List<Transition> transitions;

    /** @param edges all edges of the rig since it was last at rest for long, of any light, in any order */
    public LightCertainty(Light light, List<ExecutedEdge> edges) {
        this.light = light;
        this.transitions = new ArrayList<>();
        edges.stream()
                .filter(edge -> edge.lightId().equals(light.id()))
                .sorted(Comparator.comparingLong(ExecutedEdge::instantNanos))
                .forEach(this::add);
    }

    private void add(ExecutedEdge edge) {
        boolean on = edge.level() > 0;
        transitions.add(new Transition(
                edge.instantNanos() - edge.uncertaintyNanos() + light.response().earliestChangeNanos(on),
                edge.instantNanos() + edge.uncertaintyNanos() + light.response().latestSettledNanos(on),
                on ? State.FULL : State.DARK));
    }

    /** In order of their edges. */
    public List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    /** The light's state over the whole of {@code window}. */
    public State over(ExposureWindow window) {
        State state = light.restLevel() > 0 ? State.FULL : State.DARK;
        for (Transition transition : transitions) {
            if (transition.fromNanos() >= window.endNanos()) {
                continue;
            }
            if (transition.untilNanos() > window.startNanos()) {
                return State.UNCERTAIN;
            }
            state = transition.after();
        }
        return state;
    }
}
