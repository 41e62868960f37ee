package dev.diptych.studio.fault;

import dev.diptych.rig.switching.Edge;
import java.util.random.RandomGenerator;

/** {@link StudioFault#LAMP_LATE}. */
final class LateLamp extends PairFault {
    private final String lampId;
    private final long lateNanos;
    private boolean tookEffect;

    LateLamp(String lampId, RandomGenerator random) {
        super(StudioFault.LAMP_LATE);
        this.lampId = lampId;
        this.lateNanos = Math.round(StudioFault.LAMP_LATE_MILLIS.draw(random) * 1e6);
    }

    @Override
    EdgeFate befall(Edge edge, EdgeFate fate) {
        if (!edge.lightId().equals(lampId) || edge.level() > 0) {
            return fate;
        }
        tookEffect = true;
        return fate.answeredLateBy(lateNanos);
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return tookEffect;
    }
}
