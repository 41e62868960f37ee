package dev.diptych.rig.light;

/**
 * How a light's output follows its switch. The levels are shares of the light's steady mean.
 *
 * @param offDead from the "off" edge until the light leaves 99.5 %: its supply feeds it on at full light
 * @param offFall from 99.5 % to 0.5 %
 * @param onDead from the "on" edge until the light leaves 0.5 %
 * @param onRise from 0.5 % to 99.5 %
 */
public record LightResponse(Spread offDead, Spread offFall, Spread onDead, Spread onRise) {
    private static final Spread UP_TO_HALF_A_SECOND = new Spread(0, 0, 500_000_000);
    /** Of a light that nobody has measured: it may answer at once, or take a second. */
    public static final LightResponse UNKNOWN = new LightResponse(UP_TO_HALF_A_SECOND, UP_TO_HALF_A_SECOND,
            UP_TO_HALF_A_SECOND, UP_TO_HALF_A_SECOND);

    /** Earliest time after an edge to {@code on} at which the light may begin to change. */
    public long earliestChangeNanos(boolean on) {
        return (on ? onDead : offDead).p0_1Nanos();
    }

    /** Latest time after an edge to {@code on} at which the light has settled. */
    public long latestSettledNanos(boolean on) {
        return on ? onDead.p99_9Nanos() + onRise.p99_9Nanos() : offDead.p99_9Nanos() + offFall.p99_9Nanos();
    }
}
