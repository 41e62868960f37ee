package dev.diptych.studio.fault;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.studio.scene.Chair;
import java.util.random.RandomGenerator;

/** {@link StudioFault#BIG_MOTION}. */
final class ShiftingSitter extends PairFault {
    private final Chair chair;
    private final double rightMillimetres;
    private final double downMillimetres;
    private long fromNanos = Long.MAX_VALUE;

    ShiftingSitter(Chair chair, RandomGenerator random) {
        super(StudioFault.BIG_MOTION);
        this.chair = chair;
        double millimetres = StudioFault.SHIFT_MILLIMETRES.draw(random);
        double radians = 2 * Math.PI * random.nextDouble();
        this.rightMillimetres = millimetres * Math.cos(radians);
        this.downMillimetres = millimetres * Math.sin(radians);
    }

    @Override
    void shotFires(ShotMoments shot) {
        ExposureWindow between = shot.between();
        fromNanos = between.startNanos();
        chair.shift(fromNanos, between.endNanos(), rightMillimetres, downMillimetres);
    }

    @Override
    void pairEnds(long nowNanos) {
        chair.backAt(nowNanos);
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return nowNanos > fromNanos;
    }
}
