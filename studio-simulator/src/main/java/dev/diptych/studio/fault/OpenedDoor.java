package dev.diptych.studio.fault;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.studio.light.RoomLight;
import java.util.random.RandomGenerator;

/** {@link StudioFault#DOOR_OPENED}. */
final class OpenedDoor extends PairFault {
    private final RoomLight room;
    private final double ratio;
    private final boolean beforeStudio;
    private final long earlyNanos;
    private final double where;
    private long fromNanos = Long.MAX_VALUE;

    OpenedDoor(RoomLight room, RandomGenerator random) {
        super(StudioFault.DOOR_OPENED);
        this.room = room;
        this.ratio = StudioFault.DOOR_LIGHT_RATIO.draw(random);
        this.beforeStudio = random.nextBoolean();
        this.earlyNanos = Math.round(StudioFault.DOOR_BEFORE_MILLIS.draw(random) * 1e6);
        this.where = random.nextDouble();
    }

    @Override
    void shotFires(ShotMoments shot) {
        ExposureWindow between = shot.between();
        fromNanos = beforeStudio
                // What the camera has seen by now has happened without it.
                ? Math.max(shot.firedNanos(), shot.studioWindow().startNanos() - earlyNanos)
                : between.startNanos() + Math.round(where * (between.endNanos() - between.startNanos()));
        room.changeTo(ratio, fromNanos, StudioFault.DOOR_OPENS_MILLIS * 1e6);
    }

    @Override
    void pairEnds(long nowNanos) {
        room.backToUsual(nowNanos);
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return nowNanos > fromNanos;
    }
}
