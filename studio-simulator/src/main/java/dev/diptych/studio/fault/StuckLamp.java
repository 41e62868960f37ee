package dev.diptych.studio.fault;

import dev.diptych.rig.switching.Edge;

/** {@link StudioFault#LAMP_STAYS_ON}. */
final class StuckLamp extends PairFault {
    private final String lampId;
    private boolean tookEffect;

    StuckLamp(String lampId) {
        super(StudioFault.LAMP_STAYS_ON);
        this.lampId = lampId;
    }

    @Override
    EdgeFate befall(Edge edge, EdgeFate fate) {
        if (!edge.lightId().equals(lampId)) {
            return fate;
        }
        tookEffect = true;
        return fate.unanswered();
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return tookEffect;
    }
}
