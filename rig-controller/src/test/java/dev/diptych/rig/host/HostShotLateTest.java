package dev.diptych.rig.host;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.CutShortException;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor.PendingShot;
import dev.diptych.rig.switching.ShotLog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A computer that comes to an edge too late. */
class HostShotLateTest extends HostShots {
    @Test
    void aShotWhoseOutputsShouldHaveBeenToldAlreadyIsNotFired() {
        // Cleared 15 ms before its first edge, by whoever has heard of no delay.
        rig.dmx.delayNanos = ms(31);

        NotFiredException late = assertThrows(NotFiredException.class, () -> rig.executor.fire(shot));

        assertEquals("The shot was fired too late to make its first edge in time; nothing was switched.",
                late.getMessage());
        assertEquals(List.of(), rig.gpio.calls);
    }

    @Test
    void aSlowLampThatWouldGoOffTooLateStaysOn() throws ShotException {
        rig.dmx.delayNanos = ms(24);
        ClearedPlan early = rig.cleared(PAIR);
        rig.time.lateNanos = step -> step.instantNanos() == early.instantNanos(FILL_OFF) - ms(12) ? ms(20.1) : 0;
        PendingShot pending = rig.executor.fire(early);

        CutShortException cut = assertThrows(CutShortException.class,
                () -> pending.awaitLog(HostRig.deadline(early)));

        assertTrue(
                sentence(cut).startsWith("\"fill\" was to be switched to 0.00, but this computer came to it 20.1 ms"),
                cut.getMessage());
        assertAtRest();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 20})
    void aLateEdgeIsMadeAndLoggedLate(double lateMs) throws ShotException {
        late(FLASH_ON, lateMs);

        ShotLog log = run();

        assertEquals(Optional.of(new ExecutedEdge(FLASH_ON, at(FLASH_ON) + ms(lateMs), 0)), log.executed(FLASH_ON));
        assertEquals(PAIR.length, log.edges().size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {35, 190, 900})
    void anEdgeTowardsRestIsMadeHoweverLateItIs(double lateMs) throws ShotException {
        late(FLASH_OFF, lateMs);

        ShotLog log = run();

        assertEquals(Optional.of(new ExecutedEdge(FLASH_OFF, at(FLASH_OFF) + ms(lateMs), 0)),
                log.executed(FLASH_OFF));
        assertEquals(PAIR.length, log.edges().size());
        assertAtRest();
    }

    @Test
    void aFlashThatWouldComeTooLateStaysOffAndTheShotIsCutShort() throws ShotException {
        late(FLASH_ON, 20.1);
        PendingShot pending = rig.executor.fire(shot);

        CutShortException cut = assertThrows(CutShortException.class,
                () -> pending.awaitLog(HostRig.deadline(shot)));

        assertTrue(sentence(cut).startsWith("\"flash\" was to be switched to 1.00, but this computer came to it 20.1 ms"
                + " late and broke the shot off; take the pair again"), cut.getMessage());
        assertTrue(sentence(cut).endsWith("Every light was put to rest."), cut.getMessage());
        assertTrue(rig.gpio.calls.stream().noneMatch(call -> call.levels().contains(level("flash", 1))));
        long restNanos = at(FLASH_ON) + ms(20.1);
        assertEquals(List.of(new ExecutedEdge(KEY_OFF, at(KEY_OFF), 0), new ExecutedEdge(FILL_OFF, at(FILL_OFF), 0)),
                cut.log().edges().subList(0, 2));
        assertEquals(Optional.of(new ExecutedEdge(KEY_ON, restNanos, 0)), cut.log().executed(KEY_ON));
        assertEquals(Optional.of(new ExecutedEdge(FILL_ON, restNanos, 0)), cut.log().executed(FILL_ON));
        assertEquals(4, cut.log().edges().size());
        assertAtRest();
    }

    @Test
    void aLampThatWouldGoOffTooLateStaysOn() throws ShotException {
        late(KEY_OFF, 25);
        PendingShot pending = rig.executor.fire(shot);

        CutShortException cut = assertThrows(CutShortException.class,
                () -> pending.awaitLog(HostRig.deadline(shot)));

        assertEquals(List.of(), cut.log().edges());
        assertTrue(rig.gpio.calls.stream()
                .flatMap(call -> call.levels().stream())
                .allMatch(light -> light.equals(level("flash", 0)) || light.equals(level("key", 1))));
        assertAtRest();
    }

    @Test
    void whoeverAsksAgainIsToldTheSame() throws ShotException {
        late(FLASH_ON, 50);
        PendingShot pending = rig.executor.fire(shot);

        CutShortException first = assertThrows(CutShortException.class, () -> pending.awaitLog(HostRig.deadline(shot)));
        CutShortException again = assertThrows(CutShortException.class, () -> pending.awaitLog(rig.time.nanos()));

        assertEquals(first.getMessage(), again.getMessage());
    }

    @Test
    void afterAShotCutShortTheNextIsAsGoodAsEver() throws ShotException {
        late(FLASH_ON, 50);
        PendingShot pending = rig.executor.fire(shot);
        assertThrows(CutShortException.class, () -> pending.awaitLog(HostRig.deadline(shot)));

        ClearedPlan next = rig.cleared(PAIR);

        assertEquals(PAIR.length, rig.executor.fire(next).awaitLog(HostRig.deadline(next)).edges().size());
    }
}
