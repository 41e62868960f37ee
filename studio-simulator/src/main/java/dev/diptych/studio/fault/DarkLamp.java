package dev.diptych.studio.fault;

import dev.diptych.studio.light.SimulatedLight;
import java.util.random.RandomGenerator;

/** {@link StudioFault#LAMP_STAYS_OFF}. */
final class DarkLamp extends PairFault {
    private final SimulatedLight lamp;
    private final long afterNanos;
    private long openedNanos = Long.MAX_VALUE;

    DarkLamp(SimulatedLight lamp, RandomGenerator random) {
        super(StudioFault.LAMP_STAYS_OFF);
        this.lamp = lamp;
        this.afterNanos = Math.round(StudioFault.CONTACT_OPENS_MILLIS.draw(random) * 1e6);
    }

    @Override
    void pairBegins(long nowNanos) {
        openedNanos = nowNanos + afterNanos;
        lamp.openContact(openedNanos);
    }

    @Override
    void pairEnds(long nowNanos) {
        lamp.closeContact(nowNanos);
    }

    @Override
    boolean tookEffect(long nowNanos) {
        return nowNanos >= openedNanos;
    }
}
