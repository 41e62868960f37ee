package dev.diptych.studio;

import dev.diptych.rig.switching.Edge;
import dev.diptych.studio.fault.EdgeFate;
import dev.diptych.studio.fault.EdgeFaults;
import java.util.HashMap;
import java.util.Map;

/** What becomes of the edges of one shot. */
final class ShotFates {
    /** From one edge of a light to the next, at least. */
    private static final long EDGE_SPACING_NANOS = 1_000_000;

    private final EdgeFaults faults;
    private final Map<String, Long> nextNanos = new HashMap<>();

    ShotFates(EdgeFaults faults) {
        this.faults = faults;
    }

    /**
     * Asked once of every edge, in the plan's order.
     *
     * @param askedNanos when its switch would move if nothing befell it
     */
    EdgeFate of(Edge edge, long askedNanos) {
        // The edges of a light wait for each other; far enough apart that the log tells their order.
        EdgeFate fate = faults.befall(edge, EdgeFate.asAsked(edge.level(), askedNanos))
                .notBefore(nextNanos.getOrDefault(edge.lightId(), Long.MIN_VALUE));
        nextNanos.put(edge.lightId(), fate.instantNanos() + EDGE_SPACING_NANOS);
        return fate;
    }
}
