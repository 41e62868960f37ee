package dev.diptych.studio.light;

import java.util.concurrent.TimeUnit;

/** The room's own light, which no switch of ours reaches, as a share of all lamps' together. */
public final class RoomLight {
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double BACK_NANOS = 1e6;

    private final double usualRatio;
    private LightOutput output;

    public RoomLight(double usualRatio) {
        this.usualRatio = usualRatio;
        this.output = LightOutput.steady(usualRatio);
    }

    /** The room's light over time, as it has been and, if nothing changes it, will be. */
    public LightOutput output() {
        return output;
    }

    /** The light changes smoothly to another level, not earlier than any change before has begun. */
    public void changeTo(double ratio, double fromNanos, double durationNanos) {
        output = output.since(fromNanos - REMEMBERED_NANOS)
                .with(new RaisedCosine(fromNanos, durationNanos, 0, ratio, 0), 0);
    }

    /** The room is as usual again within a millisecond, and changes still to come do not happen. */
    public void backToUsual(long instantNanos) {
        changeTo(usualRatio, instantNanos, BACK_NANOS);
    }
}
