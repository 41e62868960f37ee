package dev.diptych.studio.fault;

import dev.diptych.rig.switching.Edge;

/** What may befall the edges of one plan. */
public interface EdgeFaults {
    /** Nothing. */
    EdgeFaults NONE = (edge, fate) -> fate;

    /**
     * Asked once of every edge, in the plan's order.
     *
     * @param fate what becomes of it otherwise
     */
    EdgeFate befall(Edge edge, EdgeFate fate);
}
