package dev.diptych.rig.host;

import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.ShotException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostWarmUpTest extends HostShots {
    @Test
    void aWarmUpGoesTheWholeWayAndChangesNothing() throws ShotException {
        rig.executor.warmUp();

        assertTrue(rig.gpio.calls.size() > 5_000, rig.gpio.calls.size() + " calls");
        assertTrue(rig.dmx.calls.size() > 5_000, rig.dmx.calls.size() + " calls");
        for (FakeOutputs outputs : List.of(rig.gpio, rig.dmx)) {
            assertTrue(outputs.calls.stream()
                    .flatMap(call -> call.levels().stream())
                    .allMatch(light -> light.level() == (light.lightId().equals("flash") ? 0 : 1)));
        }
        ClearedPlan next = rig.cleared(PAIR);
        assertEquals(PAIR.length, rig.executor.fire(next).awaitLog(HostRig.deadline(next)).edges().size());
    }

    @Test
    void aWarmUpOfSlowOutputsIsShort() throws ShotException {
        rig.dmx.takesNanos = ms(23);
        long beforeNanos = rig.time.nanos();

        rig.executor.warmUp();

        assertTrue(rig.time.nanos() - beforeNanos < ms(400), rig.time.nanos() / 1e6 + " ms");
    }

    @Test
    void aWarmUpAsksNothingOfOutputsBeforeTheyHaveFollowed() throws ShotException {
        rig.dmx.delayNanos = ms(5);

        rig.executor.warmUp();

        List<Long> instants = rig.dmx.calls.stream().map(FakeOutputs.Call::instantNanos).toList();
        assertTrue(instants.size() > 20, instants.size() + " calls");
        // The last call puts all lights to rest.
        for (int i = 1; i < instants.size() - 1; i++) {
            assertTrue(instants.get(i) - instants.get(i - 1) >= ms(5), "call " + i);
        }
        assertTrue(rig.gpio.calls.size() > 5_000, rig.gpio.calls.size() + " calls");
    }

    @Test
    void aWarmUpTellsOfALightThatItsLastStepCouldNotPutToRest() {
        rig.gpio.fails = asked -> rig.dmx.calls.size() > 5_000 && asked.contains(level("key", 1));

        ShotException failure = assertThrows(ShotException.class, rig.executor::warmUp);

        assertEquals("The warm-up failed: \"key\" could not be put to rest (The line does not answer.): cut its power.",
                failure.getMessage());
    }

    @Test
    void aWarmUpTellsOfAnOutputThatFails() {
        rig.dmx.fails = asked -> true;

        ShotException failure = assertThrows(ShotException.class, rig.executor::warmUp);

        assertTrue(sentence(failure).contains("The line does not answer."), failure.getMessage());
    }
}
