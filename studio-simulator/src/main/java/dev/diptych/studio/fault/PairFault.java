package dev.diptych.studio.fault;

import dev.diptych.rig.switching.Edge;
import dev.diptych.studio.sensor.FrameFate;

/** One fault of one pair, its numbers drawn. What a fault does not override does not concern it. */
abstract class PairFault {
    private final StudioFault kind;

    PairFault(StudioFault kind) {
        this.kind = kind;
    }

    final StudioFault kind() {
        return kind;
    }

    /** The pair begins. */
    void pairBegins(long nowNanos) {
    }

    /** The pair's shot has been fired; its edges are asked for next. */
    void shotFires(ShotMoments shot) {
    }

    /** What becomes of one of the shot's edges, asked in order. */
    EdgeFate befall(Edge edge, EdgeFate fate) {
        return fate;
    }

    /** What becomes of a frame that has not been lost, asked in order from the pair's beginning to its end. */
    FrameFate befall(long readoutNanos, long arrivalNanos, FrameFate fate) {
        return fate;
    }

    /** The pair is over: whatever still lasts ends. */
    void pairEnds(long nowNanos) {
    }

    /** Whether it has spoilt anything by now. */
    abstract boolean tookEffect(long nowNanos);
}
