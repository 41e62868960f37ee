package dev.diptych.rig.host;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.CutShortException;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor.PendingShot;
import dev.diptych.rig.switching.ShotLog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostShotExecutorTest {
    private static final Edge KEY_OFF = edge("key", 0, 0);
    private static final Edge FILL_OFF = edge("fill", 0, 0);
    private static final Edge FLASH_ON = edge("flash", 1, 400);
    private static final Edge FLASH_OFF = edge("flash", 0, 460);
    private static final Edge KEY_ON = edge("key", 1, 460);
    private static final Edge FILL_ON = edge("fill", 1, 500);
    private static final Edge[] PAIR = {KEY_OFF, FILL_OFF, FLASH_ON, FLASH_OFF, KEY_ON, FILL_ON};

    private final HostRig rig = new HostRig();
    private final ClearedPlan shot = rig.cleared(PAIR);

    private long at(Edge edge) {
        return shot.instantNanos(edge);
    }

    private ShotLog run() throws ShotException {
        return rig.executor.fire(shot).awaitLog(HostRig.deadline(shot));
    }

    private FakeOutputs.Call call(long instantNanos, LightLevel... levels) {
        return new FakeOutputs.Call(instantNanos, List.of(levels), false);
    }

    private static LightLevel level(String lightId, double level) {
        return new LightLevel(lightId, level);
    }

    /** Lets a step be late; the steps of the pair are at 0, 400, 460 and 500 ms. */
    private void late(Edge edge, double millis) {
        rig.time.lateNanos = step -> step.instantNanos() == at(edge) ? ms(millis) : 0;
    }

    private void assertAtRest() {
        assertEquals(0, rig.gpio.levels.get("flash"));
        assertEquals(1, rig.gpio.levels.get("key"));
        assertEquals(1, rig.dmx.levels.get("fill"));
    }

    private static List<Edge> planned(ShotLog log) {
        return log.edges().stream().map(ExecutedEdge::planned).toList();
    }

    private static String sentence(Exception e) {
        return String.valueOf(e.getMessage());
    }

    @Test
    void eachEdgeGoesToItsOutputsAtItsInstantAndTogetherWithItsNeighbours() throws ShotException {
        ShotLog log = run();

        assertEquals(List.of(call(at(KEY_OFF), level("key", 0)), call(at(FLASH_ON), level("flash", 1)),
                call(at(FLASH_OFF), level("flash", 0), level("key", 1))), rig.gpio.calls);
        assertEquals(List.of(call(at(FILL_OFF), level("fill", 0)), call(at(FILL_ON), level("fill", 1))),
                rig.dmx.calls);
        for (Edge edge : PAIR) {
            assertEquals(Optional.of(new ExecutedEdge(edge, at(edge), 0)), log.executed(edge));
        }
        assertEquals(PAIR.length, log.edges().size());
    }

    @Test
    void anEdgeIsLoggedAsItsOutputsMeasuredIt() throws ShotException {
        rig.gpio.takesNanos = ms(0.2);
        rig.dmx.takesNanos = ms(3);

        ShotLog log = run();

        assertEquals(Optional.of(new ExecutedEdge(KEY_OFF, at(KEY_OFF) + ms(0.1), ms(0.1))), log.executed(KEY_OFF));
        // The flash's outputs are served first, and the slow ones wait.
        assertEquals(Optional.of(new ExecutedEdge(FILL_OFF, at(FILL_OFF) + ms(1.7), ms(1.5))),
                log.executed(FILL_OFF));
    }

    @Test
    void slowOutputsAreToldSoEarlyThatTheInstantLiesInTheMiddleOfWhenTheyMayChange() throws ShotException {
        rig.dmx.delayNanos = ms(24);
        ClearedPlan early = rig.cleared(PAIR);

        ShotLog log = rig.executor.fire(early).awaitLog(HostRig.deadline(early));

        assertEquals(ms(12), rig.executor.leadNanos());
        assertEquals(ms(0.1) + ms(12), rig.executor.edgeUncertaintyNanos());
        for (Edge edge : List.of(FILL_OFF, FILL_ON)) {
            assertEquals(Optional.of(new ExecutedEdge(edge, early.instantNanos(edge), ms(12))), log.executed(edge));
        }
        assertEquals(List.of(early.instantNanos(FILL_OFF) - ms(12), early.instantNanos(FILL_ON) - ms(12)),
                rig.dmx.calls.stream().map(FakeOutputs.Call::instantNanos).toList());
        assertEquals(List.of(early.instantNanos(KEY_OFF), early.instantNanos(FLASH_ON), early.instantNanos(FLASH_OFF)),
                rig.gpio.calls.stream().map(FakeOutputs.Call::instantNanos).toList());
    }

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

    @Test
    void nothingIsFiredTwiceNorTwoAtOnce() throws ShotException {
        PendingShot pending = rig.executor.fire(shot);
        assertThrows(NotFiredException.class, () -> rig.executor.fire(shot));
        pending.awaitLog(HostRig.deadline(shot));
        rig.time.sleepUntil(HostRig.deadline(shot));

        assertThrows(NotFiredException.class, () -> rig.executor.fire(shot));

        assertEquals(3, rig.gpio.calls.size());
    }

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

    @Test
    void aOneShotThatWouldCutPlannedPulsesIsRefused() {
        DeviceException refused = assertThrows(DeviceException.class, () -> executor(HostRig.LIGHTS,
                List.of(rig.gpio, rig.dmx), new HardwareOneShot(ms(249))));

        assertEquals(DeviceFault.E_FLASH_UNPROTECTED, refused.fault());
        assertEquals("The flash \"flash\" may be on for 250.0 ms, but its hardware one-shot ends every pulse after"
                + " 249.0 ms, so that the log would call it lit when it is dark: lower its cap, or fit a longer"
                + " one-shot.", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0.9", "400.1"})
    void aOneShotIsWithinReason(double capMs) {
        assertThrows(IllegalArgumentException.class, () -> new HardwareOneShot(ms(capMs)));
    }

    @Test
    void everyLightIsAtOneOfTheOutputs() {
        assertEquals("No output switches \"fill\"; give it a line or a fixture in the configuration.",
                wiringObjection(rig.gpio));
        assertEquals("\"key\" is switched by two outputs; leave it to one of them in the configuration.",
                wiringObjection(rig.gpio, new FakeOutputs(rig.time, "key", "fill")));
        assertEquals("An output switches \"hair\", which is no light of this rig; check the light ids in the"
                + " configuration.", wiringObjection(rig.gpio, rig.dmx, new FakeOutputs(rig.time, "hair")));
    }

    private String wiringObjection(LightOutputs... outputs) {
        return sentence(assertThrows(IllegalArgumentException.class,
                () -> executor(HostRig.LIGHTS, List.of(outputs), HostRig.ONE_SHOT)));
    }

    private HostShotExecutor executor(LightSet lights, List<LightOutputs> outputs, HardwareOneShot oneShot)
            throws DeviceException {
        return new HostShotExecutor(lights, outputs, oneShot, 0, rig.time, rig.time);
    }
}
