package dev.diptych.rig.switching;

import static dev.diptych.rig.shot.TestRig.executed;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeMemoryTest {
    private final EdgeMemory memory = new EdgeMemory();

    @Test
    void keepsWhatIsNewAndEachLightsLatest() {
        memory.add(List.of(executed("key", 0, 0, 0), executed("key", 1, 100, 0), executed("flash", 1, 50, 0),
                executed("key", 0, 5_000, 0)));

        memory.forgetSettled(ms(12_000));

        assertEquals(List.of(executed("key", 1, 100, 0), executed("flash", 1, 50, 0), executed("key", 0, 5_000, 0)),
                memory.edges());
    }

    @Test
    void staysSmallOverAThousandShots() {
        for (int shot = 0; shot < 1_000; shot++) {
            double atMs = 1_000.0 * shot;
            memory.add(List.of(executed("key", 0, atMs, 0), executed("key", 1, atMs + 300, 0),
                    executed("flash", 1, atMs + 100, 0), executed("flash", 0, atMs + 150, 0)));

            memory.forgetSettled(ms(atMs + 500));

            assertTrue(memory.edges().size() <= 4 * 12, "shot " + shot + ": " + memory.edges().size());
        }
    }

    @Test
    void knowsWhenAllLightsHaveSettled() {
        var lights = lights(relayLamp("key"), torch());
        assertTrue(memory.allSettledBy(0, lights));

        memory.add(List.of(executed("key", 0, 0, 0), executed("key", 1, 1_000, 1)));

        assertFalse(memory.allSettledBy(ms(500), lights));
        assertFalse(memory.allSettledBy(ms(1_141), lights));
        assertTrue(memory.allSettledBy(ms(1_141) + 1, lights));
    }
}
