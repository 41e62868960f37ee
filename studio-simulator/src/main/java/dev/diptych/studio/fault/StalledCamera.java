package dev.diptych.studio.fault;

import dev.diptych.studio.sensor.FrameFate;
import java.util.random.RandomGenerator;

/** {@link StudioFault#CAMERA_STALL}. */
final class StalledCamera extends PairFault {
    private final long durationNanos;
    private final double where;
    private long fromNanos = Long.MAX_VALUE;
    private long untilNanos = Long.MAX_VALUE;
    private boolean tookEffect;

    StalledCamera(RandomGenerator random) {
        super(StudioFault.CAMERA_STALL);
        this.durationNanos = Math.round(StudioFault.STALL_MILLIS.draw(random) * 1e6);
        this.where = random.nextDouble();
    }

    @Override
    void shotFires(ShotMoments shot) {
        fromNanos = shot.aroundShotNanos(where);
        untilNanos = fromNanos + durationNanos;
    }

    @Override
    FrameFate befall(long readoutNanos, long arrivalNanos, FrameFate fate) {
        if (arrivalNanos < fromNanos || arrivalNanos >= untilNanos) {
            return fate;
        }
        tookEffect = true;
        return fate.neverComing();
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return tookEffect;
    }
}
