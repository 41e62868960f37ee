package dev.diptych.studio.fault;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.studio.sensor.FrameFate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** {@link StudioFault#WRONG_EXPOSURE} and {@link StudioFault#WRONG_EXPOSURE_UNREPORTED}. */
final class WrongExposure extends PairFault {
    private final double factor;
    private final boolean inGain;
    private final double which;
    private @Nullable ShotMoments shot;
    private long readoutNanos;
    private boolean tookEffect;

    /** @param kind one of the two */
    WrongExposure(StudioFault kind, RandomGenerator random) {
        super(kind);
        this.factor = (random.nextBoolean() ? StudioFault.UNDEREXPOSURE : StudioFault.OVEREXPOSURE).draw(random);
        this.inGain = random.nextBoolean();
        this.which = random.nextDouble();
    }

    @Override
    void shotFires(ShotMoments fired) {
        shot = fired;
        if (kind() == StudioFault.WRONG_EXPOSURE) {
            long index = (long) (which * fired.frames());
            readoutNanos = fired.firstReadoutNanos() + index * fired.timing().framePeriodNanos();
        } else {
            readoutNanos = which < 0.5 ? fired.studioReadoutNanos() : fired.flashReadoutNanos();
        }
    }

    @Override
    FrameFate befall(long frameReadoutNanos, long arrivalNanos, FrameFate fate) {
        if (shot == null || !shot.isFrame(readoutNanos, frameReadoutNanos)) {
            return fate;
        }
        tookEffect = true;
        ExposureSetting wrong = wrong(fate.exposed(), shot.timing().framePeriodNanos());
        return kind() == StudioFault.WRONG_EXPOSURE ? fate.exposedAs(wrong) : fate.secretlyExposedAs(wrong);
    }

    private ExposureSetting wrong(ExposureSetting asked, long framePeriodNanos) {
        boolean gainCan = asked.gain() * factor >= 1;
        boolean timeCan = asked.exposureNanos() * StudioFault.OVEREXPOSURE.low() <= framePeriodNanos || factor < 1;
        if (gainCan && (inGain || !timeCan)) {
            return new ExposureSetting(asked.exposureNanos(), asked.gain() * factor);
        }
        return new ExposureSetting(Math.min(framePeriodNanos, Math.round(asked.exposureNanos() * factor)),
                asked.gain());
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return tookEffect;
    }
}
