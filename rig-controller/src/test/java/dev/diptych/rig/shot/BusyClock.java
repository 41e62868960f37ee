package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.ms;

import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.VirtualClock;

/** Virtual time of a computer on which everything takes a while: 0.1 ms pass with every look at the clock. */
final class BusyClock implements Clock {
    private final VirtualClock time = new VirtualClock();

    @Override
    public long nanos() {
        time.sleepUntil(time.nanos() + ms(0.1));
        return time.nanos();
    }

    @Override
    public void sleepUntil(long instantNanos) {
        time.sleepUntil(instantNanos);
    }
}
