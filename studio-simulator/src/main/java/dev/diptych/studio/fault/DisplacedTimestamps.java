package dev.diptych.studio.fault;

import dev.diptych.studio.sensor.FrameFate;
import java.util.random.RandomGenerator;

/** {@link StudioFault#TIMESTAMP_JUMP}. */
final class DisplacedTimestamps extends PairFault {
    private final long offNanos;
    private final double where;
    private long fromNanos = Long.MAX_VALUE;
    private long untilNanos = Long.MAX_VALUE;
    private boolean tookEffect;

    DisplacedTimestamps(RandomGenerator random) {
        super(StudioFault.TIMESTAMP_JUMP);
        long farNanos = Math.round(StudioFault.TIMESTAMP_JUMP_MILLIS.draw(random) * 1e6);
        this.offNanos = random.nextBoolean() ? farNanos : -farNanos;
        this.where = random.nextDouble();
    }

    @Override
    void shotFires(ShotMoments shot) {
        fromNanos = shot.aroundShotNanos(where);
        untilNanos = shot.endNanos();
    }

    @Override
    FrameFate befall(long readoutNanos, long arrivalNanos, FrameFate fate) {
        if (readoutNanos < fromNanos || readoutNanos >= untilNanos) {
            return fate;
        }
        tookEffect = true;
        return fate.stampedOffBy(offNanos);
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return tookEffect;
    }
}
