package dev.diptych.rig.mcu;

import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.message.Ending;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.State;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor.PendingShot;
import dev.diptych.rig.switching.ShotLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class McuShotExecutorTest {
    private final McuRig rig = new McuRig();

    private static String sentence(Exception e) {
        return String.valueOf(e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "-1, 0", "2147480000, 80", "-2400000, -80", "5, 5000",
        "-2400000, -5000"})
    void eachEdgeIsLoggedWhereTheBoardMadeItWhateverItsCounterDoes(int ticksAtZero, double driftPpm)
            throws ShotException {
        McuRig other = new McuRig(ticksAtZero, driftPpm);
        other.board.lateTicks = 4;
        ClearedPlan plan = other.cleared();

        ShotLog log = other.run(plan);

        assertEquals(McuRig.PAIR, log.edges().stream().map(ExecutedEdge::planned).toList());
        for (ExecutedEdge edge : log.edges()) {
            // Four ticks of half a microsecond late, and to a tick and a half what was asked for.
            assertEquals(plan.instantNanos(edge.planned()) + 2_000, edge.instantNanos(), 1_500.0, edge.toString());
            assertTrue(edge.uncertaintyNanos() >= FakeTime.UNCERTAINTY_NANOS, edge.toString());
        }
        EdgeErrors.Summary errors = other.executor.edgeErrors().summary().orElseThrow();
        assertEquals(new EdgeErrors.Summary(6, 2, 2, 2, errors.hostBoundUs()), errors);
        assertEquals("key", other.executor.edgeErrors().takeLast().getFirst().lightId());
    }

    @Test
    void aSlotIsToldAsMuchSoonerAsItArrivesLater() throws ShotException {
        ClearedPlan plan = rig.cleared();

        rig.run(plan);

        List<Request.Load.Edge> loaded = rig.board.asked(Request.Load.class).getFirst().edges();
        assertEquals(new Request.Load.Edge(0, 2, 255), loaded.getFirst());
        // Slot 4 is out 280 to 352 us after the tick: 316 us, 632 ticks; a pin within 1 us, one tick.
        assertEquals(new Request.Load.Edge(20_000 - 632 + 1, 11, 0), loaded.get(1));
        assertEquals(new Request.Load.Edge(800_000, 0, 255), loaded.get(2));
    }

    @Test
    void edgesCloserThanTheBoardMakesThemAreMadeTogether() throws ShotException {
        Edge keyOn = new Edge("key", 1, McuRig.FLASH_OFF.offsetNanos() + 60_000);
        ClearedPlan plan = rig.cleared(List.of(McuRig.KEY_OFF, McuRig.FLASH_ON, McuRig.FLASH_OFF, keyOn), ms(1200));

        ShotLog log = rig.run(plan);

        List<Request.Load.Edge> loaded = rig.board.asked(Request.Load.class).getFirst().edges();
        assertEquals(loaded.get(2).offsetTicks(), loaded.get(3).offsetTicks());
        assertEquals(60_000, plan.instantNanos(keyOn) - log.executed(keyOn).orElseThrow().instantNanos(), 1_500.0);
    }

    @Test
    void shotIdsRiseAndGoOnWhereTheBoardIs() throws ShotException {
        rig.board.shotId = 41;
        McuShotExecutor anew = rig.connected();
        anew.fire(rig.cleared()).awaitLog(ms(10_000));
        anew.fire(rig.cleared()).awaitLog(ms(20_000));

        assertEquals(List.of(42L, 43L),
                rig.board.asked(Request.Fire.class).stream().map(Request.Fire::shotId).toList());
    }

    @ParameterizedTest
    @EnumSource(value = Result.class, names = "OK", mode = EnumSource.Mode.EXCLUDE)
    void aRefusalIsOneSentenceAndNothingWasSwitched(Result result) {
        for (Object reply : List.of(new Reply.Load(result, 1), new Reply.Arm(result), new Reply.Fire(result, 0))) {
            McuRig fresh = new McuRig();
            fresh.board.answerOnce(requestOf(reply), reply);
            ClearedPlan plan = fresh.cleared();

            NotFiredException refused = assertThrows(NotFiredException.class, () -> fresh.executor.fire(plan));

            assertTrue(sentence(refused).endsWith("Nothing was switched."), sentence(refused));
            assertFalse(sentence(refused).contains("%"), sentence(refused));
            assertEquals(reply instanceof Reply.Fire ? 1 : 0, fresh.board.asked(Request.Fire.class).size());
        }
    }

    private static Class<?> requestOf(Object reply) {
        return switch (reply) {
            case Reply.Load _ -> Request.Load.class;
            case Reply.Arm _ -> Request.Arm.class;
            default -> Request.Fire.class;
        };
    }

    @Test
    void aRefusalNamesTheLightAndSaysHowLongToWait() {
        rig.board.answerOnce(Request.Load.class, new Reply.Load(Result.OVER_CAP, 2));
        ClearedPlan plan = rig.cleared();
        assertTrue(sentence(assertThrows(NotFiredException.class, () -> rig.executor.fire(plan)))
                .startsWith("The shot would keep \"key\" away from rest for longer than its cap"));

        McuRig young = new McuRig();
        young.board.answerOnce(Request.Fire.class, new Reply.Fire(Result.HOLD_OFF, 0));
        ClearedPlan early = young.cleared();
        assertTrue(sentence(assertThrows(NotFiredException.class, () -> young.executor.fire(early)))
                .contains("wait 5.2 s more"));
    }

    @Test
    void aBoardThatRefusedToFireIsDisarmedForTheNextShot() throws ShotException {
        rig.board.answerOnce(Request.Fire.class, new Reply.Fire(Result.TOO_NEAR, 0));
        rig.board.state = State.ARMED;
        ClearedPlan plan = rig.cleared();

        assertThrows(NotFiredException.class, () -> rig.executor.fire(plan));

        assertEquals(State.SAFE, rig.board.state);
        assertEquals(List.of(new Request.Clear(Fault.ABORTED)), rig.board.asked(Request.Clear.class));
    }

    @Test
    void aBoardThatHadForgottenItsCapsIsToldThemAgainAndTheShotIsNotFired() throws ShotException {
        ClearedPlan plan = rig.cleared();
        rig.board.capsCrc = 0;
        rig.board.answerOnce(Request.Load.class, new Reply.Load(Result.BAD_OUTPUT, 0));

        NotFiredException refused = assertThrows(NotFiredException.class, () -> rig.executor.fire(plan));

        assertTrue(sentence(refused).contains("had forgotten its lights' caps"), sentence(refused));
        assertEquals(2, rig.board.asked(Request.SetCaps.class).size());
        rig.clock.sleepUntil(rig.clock.nanos() + ms(3000));
        assertEquals(6, rig.run(rig.cleared()).edges().size());
    }

    @Test
    void withoutAnAnswerToFireWhatBecameOfTheShotIsAskedAndTheShotNotFiredAgain() throws ShotException {
        ClearedPlan plan = rig.cleared();
        rig.board.answerOnce(Request.Fire.class, FakeBoard.silent());
        assertTrue(sentence(assertThrows(NotFiredException.class, () -> rig.executor.fire(plan)))
                .contains("did not get the word to fire"));
        assertEquals(1, rig.board.asked(Request.Fire.class).size());
    }

    @Test
    void aShotWhoseFireIsFoundTakenRunsToItsLog() throws ShotException {
        ClearedPlan plan = rig.cleared();
        // The reply is what is lost: the board has the request.
        rig.board.fireUnheard = true;

        assertEquals(6, rig.run(plan).edges().size());
    }

    @Test
    void aShotOfWhichNothingCanBeLearntIsUnknown() {
        ClearedPlan plan = rig.cleared();
        rig.board.answerOnce(Request.Fire.class, FakeBoard.silent());
        rig.board.answerOnce(Request.Status.class, FakeBoard.silent());

        ShotException unknown = assertThrows(ShotException.class, () -> rig.executor.fire(plan));

        assertFalse(unknown instanceof NotFiredException);
        assertTrue(sentence(unknown).startsWith("What became of the shot is unknown"), sentence(unknown));
    }

    @Test
    void aResetInMidShotLeavesItUnknown() throws ShotException {
        ClearedPlan plan = rig.cleared();
        PendingShot pending = rig.executor.fire(plan);
        rig.board.answerOnce(Request.Edges.class, FakeBoard.reset());

        ShotException unknown = assertThrows(ShotException.class, () -> pending.awaitLog(McuRig.deadline(plan)));

        assertTrue(sentence(unknown).contains("was reset"), sentence(unknown));
    }

    @Test
    void aLineThatFailsForAMomentCostsNoLog() throws ShotException {
        ClearedPlan plan = rig.cleared();
        PendingShot pending = rig.executor.fire(plan);
        rig.board.answerOnce(Request.Edges.class, FakeBoard.silent());

        assertEquals(6, pending.awaitLog(McuRig.deadline(plan)).edges().size());
    }

    @Test
    void aShotThatWasCutHasItsLogAndTheFaultInWords() throws ShotException {
        ClearedPlan plan = rig.cleared();
        PendingShot pending = rig.executor.fire(plan);
        long cutNanos = plan.instantNanos(McuRig.FLASH_ON) + ms(10);
        rig.board.cutNanos = () -> cutNanos;
        rig.board.fault = Fault.EMERGENCY_STOP;
        rig.board.state = State.FAULT;

        ShotException cut = assertThrows(ShotException.class, () -> pending.awaitLog(McuRig.deadline(plan)));

        assertTrue(sentence(cut).contains("emergency stop"), sentence(cut));
        List<Edge> brought = new ArrayList<>(cut.log().edges().stream().map(ExecutedEdge::planned).toList());
        assertEquals(List.of(McuRig.KEY_OFF, McuRig.FILL_OFF, McuRig.FLASH_ON), brought.subList(0, 3));
        assertEquals(cutNanos, cut.log().executed(McuRig.KEY_ON).orElseThrow().instantNanos(), 2_000.0);
        assertEquals(Optional.empty(), rig.executor.edgeErrors().summary());
    }

    @Test
    void aStopAbortsTheShotAndStaysUntilItIsCleared() throws ShotException {
        ClearedPlan plan = rig.cleared();
        PendingShot pending = rig.executor.fire(plan);
        rig.clock.sleepUntil(plan.instantNanos(McuRig.FLASH_ON) + ms(1));
        assertEquals(Optional.empty(), rig.executor.rest("The emergency stop \"red\" was hit."));
        assertTrue(sentence(assertThrows(ShotException.class, () -> pending.awaitLog(McuRig.deadline(plan))))
                .contains("The emergency stop \"red\" was hit."));

        rig.clock.sleepUntil(rig.clock.nanos() + ms(2000));
        ClearedPlan next = rig.cleared();
        assertThrows(NotFiredException.class, () -> rig.executor.fire(next));
        assertEquals(Optional.empty(), rig.executor.clear());
        rig.board.cutNanos = () -> Long.MAX_VALUE;
        assertEquals(6, rig.run(next).edges().size());
    }

    @Test
    void aBoardThatDoesNotAnswerAnAbortIsNotSaidToRest() {
        rig.board.answerOnce(Request.Abort.class, FakeBoard.silent());

        String sentence = rig.executor.rest("The emergency stop was hit.").orElseThrow();

        assertTrue(sentence.contains("did not answer") && sentence.contains("cut their supply"), sentence);
    }

    @Test
    void aLogThatCannotBeIsNotBelieved() {
        rig.board.lateTicks = 60_000;

        ShotException unbelieved = assertThrows(ShotException.class, () -> rig.run(rig.cleared()));

        assertTrue(sentence(unbelieved).contains("\"key\" lies 30.0 ms off the tick"), sentence(unbelieved));
    }

    @Test
    void aLogWithoutAnEdgeOfItsShotIsNotBelieved() throws ShotException {
        ClearedPlan plan = rig.cleared();
        PendingShot shot = rig.executor.fire(plan);
        rig.board.answerOnce(Request.Edges.class, new Reply.Edges(Result.OK, Ending.COMPLETE, 0, 0, List.of()));

        ShotException unbelieved = assertThrows(ShotException.class, () -> shot.awaitLog(McuRig.deadline(plan)));

        assertTrue(sentence(unbelieved).contains("an edge of \"key\" is missing"), sentence(unbelieved));
    }

    @Test
    void aStopThatIsStillPressedIsNotCleared() {
        rig.board.state = State.FAULT;
        rig.board.fault = Fault.EMERGENCY_STOP;
        rig.board.answerOnce(Request.Clear.class, new Reply.Clear(Result.STILL_STOPPED));

        assertTrue(rig.executor.clear().orElseThrow().contains("still pressed"));
    }

    @Test
    void aFaultFromBeforeStandsButForWhatAHostLeftThatEnded() {
        rig.board.state = State.FAULT;
        rig.board.fault = Fault.WATCHDOG;
        ClearedPlan plan = rig.cleared();
        McuShotExecutor anew = rig.connected();
        assertTrue(sentence(assertThrows(NotFiredException.class, () -> anew.fire(plan))).contains("watchdog"));
        assertEquals(Optional.empty(), anew.clear());

        rig.board.state = State.FAULT;
        rig.board.fault = Fault.HOST_LOST;
        rig.connected();
        assertEquals(Fault.NONE, rig.board.fault);
    }

    @Test
    void withoutALinkOrAClockNothingIsFired() throws LinkException {
        ClearedPlan plan = rig.cleared();
        rig.board.time.known = false;
        assertTrue(sentence(assertThrows(NotFiredException.class, () -> rig.executor.fire(plan))).contains("clock"));
        rig.board.time.known = true;
        rig.board.time.uncertaintyNanos = ms(12);
        assertTrue(sentence(assertThrows(NotFiredException.class, () -> rig.executor.fire(plan)))
                .contains("not known to within 3 ms"));
        rig.board.lost = Optional.of(FakeBoard.silent());
        assertTrue(sentence(assertThrows(NotFiredException.class, () -> rig.executor.fire(plan)))
                .contains("does not answer"));
        assertEquals(List.of(), rig.board.asked(Request.Load.class));
    }

    @Test
    void aClockThatNoBoardHasFiresNothingAndIsNamed() {
        McuRig off = new McuRig(0, -8_000);
        ClearedPlan plan = off.cleared();
        off.board.time.known = false;

        assertTrue(sentence(assertThrows(NotFiredException.class, () -> off.executor.fire(plan)))
                .contains("runs 8000 ppm slower than this computer's"));
        assertEquals(List.of(), off.board.asked(Request.Load.class));
    }

    @ParameterizedTest
    @CsvSource({"100, 1494850000", "-100, 1494850000", "5000, 1487500000"})
    void theLongestShotIsOneByTheBoardsClockToo(double driftPpm, long nanos) {
        assertEquals(nanos, new McuRig(0, driftPpm).executor.longestShotNanos());
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 2_000, 5_000})
    void aStayThatJustKeepsItsCapDoesSoByAFasterClockToo(double driftPpm) throws ShotException {
        McuRig fast = new McuRig(0, driftPpm);
        fast.run(fast.cleared(List.of(new Edge("flash", 1, 0), new Edge("flash", 0, ms(250))),
                fast.clock.nanos() + ms(200)));

        // The cap, less what its beginning might have been moved to be made together with another edge.
        assertEquals(500_000 - 2 * Limits.EDGE_GAP_US,
                fast.board.asked(Request.Load.class).getFirst().edges().getLast().offsetTicks());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-100, -2_000, -5_000})
    void shotsASecondApartAreSoByASlowerClockToo(double driftPpm) throws ShotException {
        McuRig slow = new McuRig(0, driftPpm);
        long firstNanos = slow.clock.nanos() + ms(200);
        slow.run(slow.cleared(McuRig.PAIR, firstNanos));
        slow.run(slow.cleared(McuRig.PAIR, firstNanos + ms(1000)));

        List<Request.Fire> fired = slow.board.asked(Request.Fire.class);
        assertEquals(2_000_000, fired.getLast().startTicks() - fired.getFirst().startTicks());
        assertTrue(slow.executor.edgeUncertaintyNanos() > -driftPpm * 1_000, "by so much the second was moved");
    }

    @Test
    void aShotFarAheadIsHandedOverWhenTheBoardTakesIt() throws ShotException {
        ClearedPlan plan = rig.cleared(McuRig.PAIR, rig.clock.nanos() + ms(10_000));
        PendingShot pending = rig.executor.fire(plan);

        assertTrue(plan.zeroNanos() - rig.clock.nanos() < ms(2000));
        assertEquals(6, pending.awaitLog(McuRig.deadline(plan)).edges().size());
    }
}
