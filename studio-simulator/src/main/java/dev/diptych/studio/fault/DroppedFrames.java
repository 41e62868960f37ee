package dev.diptych.studio.fault;

import dev.diptych.studio.sensor.FrameFate;
import java.util.random.RandomGenerator;

/** {@link StudioFault#DROPPED_FRAMES}. */
final class DroppedFrames extends PairFault {
    private final int count;
    private final double where;
    private long fromReadoutNanos = Long.MAX_VALUE;
    private long untilReadoutNanos = Long.MAX_VALUE;
    private boolean tookEffect;

    DroppedFrames(RandomGenerator random) {
        super(StudioFault.DROPPED_FRAMES);
        this.count = random.nextInt(StudioFault.DROPPED_FRAMES_LEAST, StudioFault.DROPPED_FRAMES_MOST + 1);
        this.where = random.nextDouble();
    }

    @Override
    void shotFires(ShotMoments shot) {
        int lost = Math.min(count, shot.frames());
        long first = (long) (where * (shot.frames() - lost + 1));
        long periodNanos = shot.timing().framePeriodNanos();
        fromReadoutNanos = shot.firstReadoutNanos() + first * periodNanos - periodNanos / 2;
        untilReadoutNanos = fromReadoutNanos + lost * periodNanos;
    }

    @Override
    FrameFate befall(long readoutNanos, long arrivalNanos, FrameFate fate) {
        if (readoutNanos < fromReadoutNanos || readoutNanos >= untilReadoutNanos) {
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
