package dev.diptych.studio.fault;

import dev.diptych.studio.scene.Chair;
import java.util.random.RandomGenerator;

/** {@link StudioFault#SITTER_LEAVES}. */
final class LeavingSitter extends PairFault {
    private final Chair chair;
    private final long afterNanos;
    private final double millimetresPerSecond;
    private long fromNanos = Long.MAX_VALUE;

    LeavingSitter(Chair chair, RandomGenerator random) {
        super(StudioFault.SITTER_LEAVES);
        this.chair = chair;
        this.afterNanos = Math.round(StudioFault.LEAVES_AFTER_MILLIS.draw(random) * 1e6);
        this.millimetresPerSecond = StudioFault.LEAVING_MILLIMETRES_PER_SECOND.draw(random)
                * (random.nextBoolean() ? 1 : -1);
    }

    @Override
    void shotFires(ShotMoments shot) {
        fromNanos = shot.studioWindow().endNanos() + afterNanos;
        chair.walkOut(fromNanos, millimetresPerSecond);
    }

    @Override
    void pairEnds(long nowNanos) {
        chair.backAt(nowNanos);
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return nowNanos >= fromNanos;
    }
}
