package dev.diptych.studio.fault;

import dev.diptych.studio.light.SimulatedLight;

/**
 * What becomes of an edge.
 *
 * @param instantNanos when the switch moves
 * @param reachesLight whether the light answers at all
 * @param level what the light is then switched to
 * @param extraDeadNanos by how much longer than usual the light goes on as before
 */
public record EdgeFate(long instantNanos, boolean reachesLight, double level, long extraDeadNanos) {
    public static EdgeFate asAsked(double level, long instantNanos) {
        return new EdgeFate(instantNanos, true, level, 0);
    }

    /** The switch moves no earlier than that. */
    public EdgeFate notBefore(long earliestNanos) {
        return new EdgeFate(Math.max(instantNanos, earliestNanos), reachesLight, level, extraDeadNanos);
    }

    EdgeFate lateBy(long nanos) {
        return new EdgeFate(instantNanos + nanos, reachesLight, level, extraDeadNanos);
    }

    EdgeFate unanswered() {
        return new EdgeFate(instantNanos, false, level, extraDeadNanos);
    }

    EdgeFate atLevel(double other) {
        return new EdgeFate(instantNanos, reachesLight, other, extraDeadNanos);
    }

    EdgeFate answeredLateBy(long nanos) {
        return new EdgeFate(instantNanos, reachesLight, level, extraDeadNanos + nanos);
    }

    /** The switch moves. */
    public void applyTo(SimulatedLight light) {
        if (reachesLight) {
            light.switchTo(level, instantNanos, extraDeadNanos);
        }
    }
}
