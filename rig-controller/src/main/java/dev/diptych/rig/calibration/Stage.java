package dev.diptych.rig.calibration;

import dev.diptych.rig.switching.Edge;

/**
 * One change of one light within a sweep: nothing changes in the plateau before it and in the plateau after it. Times are
 * offsets from the sweep's zero.
 *
 * @param beforeNanos where the plateau before begins
 * @param earliestNanos where it ends: the light may begin to change
 * @param latestNanos where the plateau after begins: the light has settled
 * @param afterNanos where that ends
 */
record Stage(Edge edge, long beforeNanos, long earliestNanos, long latestNanos, long afterNanos) {
    boolean on() {
        return edge.level() > 0;
    }
}
