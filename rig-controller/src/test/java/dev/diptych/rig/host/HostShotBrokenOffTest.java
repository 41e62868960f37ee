package dev.diptych.rig.host;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor.PendingShot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Shots that end before their last edge because something fails or somebody stops them. */
class HostShotBrokenOffTest extends HostShots {
    @Test
    void anOutputThatFailsEndsTheShotFlashFirst() throws ShotException {
        rig.gpio.fails = asked -> asked.contains(level("flash", 0)) && asked.contains(level("key", 1));
        rig.gpio.switchesWhenItFails = true;
        PendingShot pending = rig.executor.fire(shot);

        ShotException failure = assertThrows(ShotException.class, () -> pending.awaitLog(HostRig.deadline(shot)));

        assertEquals(ShotException.class, failure.getClass());
        assertEquals("The shot was broken off because a light may not have been switched: The line does not answer."
                + " Every light was put to rest.", failure.getMessage());
        List<FakeOutputs.Call> safeEnd = rig.gpio.calls.subList(3, rig.gpio.calls.size());
        assertEquals(List.of(call(at(FLASH_OFF), level("flash", 0)), call(at(FLASH_OFF), level("key", 1))), safeEnd);
        assertEquals(call(at(FLASH_OFF), level("fill", 1)), rig.dmx.calls.getLast());
        // By the safe end every light came to rest, the fill lamp before its time.
        assertEquals(Optional.of(new ExecutedEdge(FILL_ON, at(FLASH_OFF), 0)), failure.log().executed(FILL_ON));
        assertEquals(PAIR.length, failure.log().edges().size());
        rig.time.sleepUntil(HostRig.deadline(shot));
        assertEquals(2, rig.dmx.calls.size(), "nothing is done of what was left");
    }

    @Test
    void aDriverThatBreaksOffEndsTheShotToo() throws ShotException {
        rig.dmx.fails = asked -> {
            if (asked.contains(level("fill", 0))) {
                throw new IllegalStateException("driver bug");
            }
            return false;
        };
        PendingShot pending = rig.executor.fire(shot);

        ShotException failure = assertThrows(ShotException.class, () -> pending.awaitLog(HostRig.deadline(shot)));

        assertTrue(sentence(failure).contains("driver bug"), failure.getMessage());
        assertEquals(List.of(KEY_OFF, KEY_ON, FILL_ON), planned(failure.log()));
        assertAtRest();
    }

    @Test
    void whatCannotBePutToRestIsNamedAndTheOthersAreAllTheSame() throws ShotException {
        rig.gpio.fails = asked -> asked.contains(level("flash", 0));
        PendingShot pending = rig.executor.fire(shot);

        ShotException failure = assertThrows(ShotException.class, () -> pending.awaitLog(HostRig.deadline(shot)));

        assertTrue(sentence(failure).endsWith("\"flash\" could not be put to rest (The line does not answer.): cut its"
                + " power."), failure.getMessage());
        assertEquals(1, rig.gpio.levels.get("key"));
        assertEquals(1, rig.dmx.levels.get("fill"));
        assertFalse(failure.log().executed(FLASH_OFF).isPresent());
    }

    @Test
    void aCutShotWhoseLightsAreNotAtRestIsNoKnownOutcome() throws ShotException {
        late(FLASH_ON, 50);
        rig.dmx.fails = asked -> asked.contains(level("fill", 1));
        PendingShot pending = rig.executor.fire(shot);

        ShotException failure = assertThrows(ShotException.class, () -> pending.awaitLog(HostRig.deadline(shot)));

        assertEquals(ShotException.class, failure.getClass());
        assertTrue(sentence(failure).contains("\"fill\" could not be put to rest"), failure.getMessage());
    }

    @Test
    void aTimerThatHangsIsNoticedAtTheDeadlineAndTheLightsArePutToRest() throws ShotException {
        PendingShot pending = rig.executor.fire(shot);
        rig.time.at(at(FLASH_ON) + 1, () -> rig.time.hangs = true);

        ShotException failure = assertThrows(ShotException.class, () -> pending.awaitLog(HostRig.deadline(shot)));

        assertEquals("The shot had not come to its end when its log was due: this computer has too much to do, or a"
                + " driver hangs. Every light was put to rest.", failure.getMessage());
        assertAtRest();
        ClearedPlan next = rig.cleared(PAIR);
        NotFiredException busy = assertThrows(NotFiredException.class, () -> rig.executor.fire(next));
        assertTrue(sentence(busy).startsWith("The edge timer is not done with the shot before"), busy.getMessage());

        // It comes back to life: nothing of the old shot is done.
        int calls = rig.gpio.calls.size();
        rig.time.hangs = false;
        rig.time.sleepUntil(rig.time.nanos() + ms(5_000));
        assertTrue(rig.gpio.calls.subList(calls, rig.gpio.calls.size())
                .stream()
                .flatMap(call -> call.levels().stream())
                .allMatch(light -> light.level() == (light.lightId().equals("flash") ? 0 : 1)));
        ClearedPlan later = rig.cleared(PAIR);
        assertEquals(PAIR.length, rig.executor.fire(later).awaitLog(HostRig.deadline(later)).edges().size());
    }

    @Test
    void anEmergencyStopInMidShotPutsTheFlashOffFirstAndStaysUntilCleared() throws ShotException {
        PendingShot pending = rig.executor.fire(shot);
        long stopNanos = at(FLASH_ON) + ms(10);
        rig.time.at(stopNanos, () -> {
            assertEquals(Optional.empty(), rig.executor.rest("The emergency stop was hit."));
            assertEquals(Optional.empty(), rig.executor.rest("The door was opened."));
        });

        ShotException failure = assertThrows(ShotException.class, () -> pending.awaitLog(HostRig.deadline(shot)));

        assertEquals("The emergency stop was hit. Every light was put to rest.", failure.getMessage());
        assertEquals(stopNanos, rig.time.nanos());
        assertEquals(List.of(call(stopNanos, level("flash", 0)), call(stopNanos, level("key", 1))),
                rig.gpio.calls.subList(2, 4));
        assertEquals(List.of(KEY_OFF, FILL_OFF, FLASH_ON), planned(failure.log()).subList(0, 3));
        assertEquals(PAIR.length, failure.log().edges().size());

        rig.time.sleepUntil(HostRig.deadline(shot));
        assertAtRest();
        ClearedPlan next = rig.cleared(PAIR);
        NotFiredException refused = assertThrows(NotFiredException.class, () -> rig.executor.fire(next));
        assertEquals("The rig was put to rest and stays so until that is cleared: The emergency stop was hit.",
                refused.getMessage());
        rig.executor.clear();
        assertEquals(PAIR.length, rig.executor.fire(next).awaitLog(HostRig.deadline(next)).edges().size());
    }

    @Test
    void anEmergencyStopSaysWhatItCouldNotReach() {
        rig.dmx.fails = asked -> true;

        assertEquals(Optional.of("\"fill\" could not be put to rest (The line does not answer.): cut its power."),
                rig.executor.rest("The emergency stop was hit."));
        assertEquals(0, rig.gpio.levels.get("flash"));
    }
}
