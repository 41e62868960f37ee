package dev.diptych.studio.fault;

import dev.diptych.rig.switching.Edge;
import java.util.random.RandomGenerator;

/** {@link StudioFault#FLASH_WEAK}. */
final class WeakFlash extends PairFault {
    private final String flashId;
    private final double level;
    private boolean tookEffect;

    WeakFlash(String flashId, RandomGenerator random) {
        super(StudioFault.FLASH_WEAK);
        this.flashId = flashId;
        this.level = StudioFault.WEAK_FLASH_LEVEL.draw(random);
    }

    @Override
    EdgeFate befall(Edge edge, EdgeFate fate) {
        if (!edge.lightId().equals(flashId)) {
            return fate;
        }
        tookEffect |= fate.reachesLight() && fate.level() > 0;
        return fate.atLevel(level * fate.level());
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return tookEffect;
    }
}
