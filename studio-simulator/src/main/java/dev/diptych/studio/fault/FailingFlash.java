package dev.diptych.studio.fault;

import dev.diptych.rig.switching.Edge;

/** {@link StudioFault#FLASH_FAILS}. */
final class FailingFlash extends PairFault {
    private final String flashId;
    private boolean tookEffect;

    FailingFlash(String flashId) {
        super(StudioFault.FLASH_FAILS);
        this.flashId = flashId;
    }

    @Override
    EdgeFate befall(Edge edge, EdgeFate fate) {
        if (!edge.lightId().equals(flashId)) {
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
