package dev.diptych.rig.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VirtualClockTest {
    @Test
    void timePassesOnlyForwardsAndOnlyWhenSlept() {
        VirtualClock clock = new VirtualClock();
        clock.sleepUntil(50);
        assertEquals(50, clock.nanos());

        clock.sleepUntil(20);

        assertEquals(50, clock.nanos());
    }
}
