package dev.diptych.rig.switching;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.response;
import static dev.diptych.rig.shot.TestRig.switches;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.shot.NaivePlanner;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairPlanner;
import dev.diptych.rig.shot.TestRig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetyGateTest {
    private static final long NANO = 1;
    /** Lamps that settle at full within 10 ms; a torch that settles dark within 0.25. */
    private static final LightSet LIGHTS = lights(lamp("key", response(8, 5, 5, 5)), lamp("fill", response(8, 5, 5, 5)),
            torch());

    private final SafetyGate gate = new SafetyGate(LIGHTS);

    static Stream<Arguments> badPlans() {
        return Stream.of(
                bad("flash lit for too long", "E_CAP: \"flash\" would be away from rest for 250.0 ms, but its cap is"
                        + " 250.0 ms.", new Edge("flash", 1, 0), new Edge("flash", 0, ms(250) + NANO)),
                bad("flash lit dimly for too long", "E_CAP: \"flash\" would be away", edge("flash", 0.01, 0),
                        edge("flash", 0, 251)),
                bad("flash lit in steps for too long", "E_CAP: \"flash\" would be away", edge("flash", 1, 0),
                        edge("flash", 0.5, 200), edge("flash", 0, 251)),
                bad("lamp dark for too long", "E_CAP: \"key\" would be away from rest for 1501.0 ms, but its cap is"
                        + " 1500.0 ms.", edge("key", 0, 0), edge("key", 1, 1_501)),
                bad("flash interrupted too briefly to go dark", "E_CAP: \"flash\" would be away from rest for 400.0 ms",
                        edge("flash", 1, 0), edge("flash", 0, 200), edge("flash", 1, 200.2), edge("flash", 0, 400)),
                bad("no light of this rig", "E_PLAN: The plan switches \"rim\", which is no light of this rig; check"
                        + " the light ids in the configuration.", edge("rim", 0, 0), edge("rim", 1, 9)),
                bad("flash left on", "E_PLAN: The plan leaves \"flash\" away from its rest level; every shot ends at"
                        + " rest.", edge("flash", 1, 0)),
                bad("lamp left off", "E_PLAN: The plan leaves \"fill\" away", edge("fill", 0, 0)),
                bad("lamp left dimmed", "E_PLAN: The plan leaves \"fill\" away", edge("fill", 0, 0),
                        edge("fill", 0.99, 5)),
                bad("on and off at once", "E_PLAN: The plan switches \"flash\" twice at 5.0 ms; a light has one edge at"
                        + " a time.", edge("flash", 1, 5), edge("flash", 0, 5)),
                bad("off and on at once", "E_PLAN: The plan switches \"flash\" twice at 5.0 ms", edge("flash", 1, 0),
                        edge("flash", 0, 5), edge("flash", 1, 5), edge("flash", 0, 9)),
                bad("the same edge twice", "E_PLAN: The plan switches \"flash\" twice at 0.0 ms", edge("flash", 1, 0),
                        edge("flash", 1, 0), edge("flash", 0, 5)),
                bad("on while on", "E_PLAN: The plan switches \"flash\" at 3.0 ms to the level that it has; every edge"
                        + " changes its light.", edge("flash", 1, 0), edge("flash", 1, 3), edge("flash", 0, 5)),
                bad("off before on", "E_PLAN: The plan switches \"flash\" at -900.0 ms to the level that it has",
                        edge("flash", 0, -900), edge("flash", 1, 0), edge("flash", 0, 5)),
                bad("a pulse far behind", "E_PLAN: The plan switches \"flash\" 61 s from its zero, but a shot"
                        + " reaches 60 s at most.", edge("key", 0, 0), edge("key", 1, 5), edge("flash", 1, 61_000),
                        edge("flash", 0, 61_001)),
                bad("an offset that overflows", "E_PLAN: The plan switches \"flash\" 9223372037 s from",
                        edge("key", 0, 0), edge("key", 1, 5), new Edge("flash", 1, Long.MAX_VALUE - 9),
                        new Edge("flash", 0, Long.MAX_VALUE)),
                bad("an offset that underflows", "E_PLAN: The plan switches \"key\" -9223372037 s from",
                        new Edge("key", 0, Long.MIN_VALUE), edge("key", 1, 0)),
                bad("four pulses in a second", "E_FLASH_RATE: The shot would show people more than 3 flashes in one"
                        + " second; wait a second longer.", pulses("flash", 0, 300, 600, 900)),
                bad("four pulses, the last a second after the first", "E_FLASH_RATE:",
                        pulses("flash", 0, 300, 600, 1_000)),
                bad("a dip and three pulses", "E_FLASH_RATE:",
                        joined(new Edge[]{edge("key", 0, -50), edge("key", 1, 950)}, pulses("flash", 0, 300, 600))),
                bad("one lamp flickers while another is dark", "E_FLASH_RATE:",
                        joined(new Edge[]{edge("key", 0, -50), edge("key", 1, 950)}, dips("fill", 0, 200, 400, 600))),
                bad("two lamps take turns", "E_FLASH_RATE:",
                        joined(dips("key", 0, 180, 360), dips("fill", 90, 270, 450))),
                bad("the flash flickers between dim and full", "E_FLASH_RATE:", edge("flash", 1, 0),
                        edge("flash", 0.1, 20), edge("flash", 1, 40), edge("flash", 0.1, 60), edge("flash", 1, 80),
                        edge("flash", 0.1, 100), edge("flash", 1, 120), edge("flash", 0, 140)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPlans")
    void rejectsABadPlan(String what, SwitchPlan plan, String sentence) {
        Fault fault = rejected(plan, ms(1_000), 0);

        assertTrue((fault.code() + ": " + fault.sentence()).startsWith(sentence), what + ": " + fault);
    }

    static Stream<Arguments> goodPlans() {
        return Stream.of(good("flash lit for exactly its cap", edge("flash", 1, 0), edge("flash", 0, 250)),
                good("lamp dark for exactly its cap", edge("key", 0, 0), edge("key", 1, 1_500)),
                good("flash lit in steps", edge("flash", 0.3, 0), edge("flash", 1, 50), edge("flash", 0.2, 90),
                        edge("flash", 0, 100)),
                good("flash settles dark between two stays", edge("flash", 1, 0), edge("flash", 0, 200),
                        edge("flash", 1, 200.25), edge("flash", 0, 400)),
                good("edges of different lights at once", edge("key", 0, 0), edge("fill", 0, 0), edge("flash", 1, 0),
                        edge("key", 1, 50), edge("fill", 1, 50), edge("flash", 0, 50)),
                good("three pulses in a second", pulses("flash", 0, 300, 600)),
                good("a fourth pulse more than a second after the first", pulses("flash", 0, 300, 600, 1_000.001)),
                good("all lamps dip one after another, and two pulses",
                        joined(new Edge[]{edge("key", 0, -50), edge("fill", 0, 100), edge("key", 1, 700),
                            edge("fill", 1, 800)}, pulses("flash", 200, 300))),
                good("as far ahead as a plan reaches", edge("flash", 1, 59_900), edge("flash", 0, 60_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodPlans")
    void clearsAGoodPlan(String what, SwitchPlan plan) {
        ClearedPlan shot = cleared(plan, ms(100), 0);

        assertEquals(plan, shot.plan(), what);
        assertEquals(ms(100), shot.zeroNanos());
    }

    @Test
    void theFirstEdgeNeedsItsLead() {
        Fault fault = rejected(flashFor(10), ms(1_005) - NANO, ms(1_000));

        assertEquals(new Fault(FaultCode.E_TOO_LATE, "The shot would have to be begun in 5.0 ms, but 5.0 ms are"
                + " needed; aim at a later frame."), fault);
        cleared(flashFor(10), ms(1_005), ms(1_000));
    }

    @Test
    void theFirstEdgeCountsEvenIfTheStudioFrameIsFarAhead() {
        SwitchPlan plan = switches(edge("key", 0, -300), edge("key", 1, 50));

        assertEquals(FaultCode.E_TOO_LATE, rejected(plan, ms(304), 0).code());
        cleared(plan, ms(305), 0);
    }

    @Test
    void nothingIsClearedLongBeforeItIsDue() {
        assertEquals(FaultCode.E_PLAN, rejected(flashFor(10), ms(60_000) + NANO, 0).code());
        assertEquals(FaultCode.E_PLAN, rejected(flashFor(10), Long.MAX_VALUE - 5, 0).code());
        assertEquals(FaultCode.E_TOO_LATE, rejected(flashFor(10), Long.MIN_VALUE, 0).code());
        assertEquals(FaultCode.E_PLAN,
                rejected(switches(edge("key", 0, -300), edge("key", 1, 50)), Long.MIN_VALUE + 5, 0).code());
        cleared(flashFor(10), ms(60_000), 0);
    }

    @Test
    void pairsKeepOneSecondFromStartToStart() {
        cleared(flashFor(10), ms(1_000), 0);

        assertEquals(new Fault(FaultCode.E_SPACING, "The shot would begin 900 ms after the one before, but pairs keep"
                + " 1000 ms from start to start."), rejected(flashFor(10), ms(1_900), ms(1_100)));
        assertEquals(FaultCode.E_SPACING, rejected(flashFor(10), ms(2_000) - NANO, ms(1_100)).code());
        cleared(flashFor(10), ms(2_000), ms(1_100));
    }

    @Test
    void aShotBeginsOnlyWhenTheOneBeforeHasEnded() {
        SwitchPlan longDip = switches(edge("key", 0, 0), edge("key", 1, 1_400));
        cleared(longDip, ms(1_000), 0);

        assertEquals(new Fault(FaultCode.E_SPACING, "The shot would begin before the last edge of the one before; wait"
                + " until that is over."), rejected(flashFor(10), ms(2_400), ms(2_000)));
        assertEquals(ms(2_400) + NANO, gate.earliestFirstEdgeNanos(ms(2_000)));
        cleared(flashFor(10), ms(2_400) + NANO, ms(2_000));
    }

    @Test
    void aStayThatGoesOnInTheNextShotIsOne() {
        SwitchPlan dip = switches(edge("key", 0, 0), edge("key", 1, 1_400));
        cleared(dip, ms(1_000), 0);

        // The lamp settles at full within 10 ms.
        assertEquals(FaultCode.E_CAP, rejected(dip, ms(2_410) - NANO, ms(2_000)).code());
        cleared(dip, ms(2_410), ms(2_000));
    }

    @Test
    void theEarliestFirstEdgeIsTheEarliestThatIsCleared() {
        assertEquals(ms(105), gate.earliestFirstEdgeNanos(ms(100)));
        cleared(flashFor(10), ms(1_000), ms(100));

        assertEquals(ms(2_000), gate.earliestFirstEdgeNanos(ms(1_100)));
        assertEquals(ms(2_105), gate.earliestFirstEdgeNanos(ms(2_100)));
    }

    @Test
    void dutyCountsTheShotsBefore() {
        // Eight times 250 ms are 20 % of 10 s, which is the torch's duty.
        for (int shot = 1; shot <= 8; shot++) {
            cleared(flashFor(250), ms(1_000 * shot), ms(1_000 * shot - 500));
        }

        assertEquals(new Fault(FaultCode.E_DUTY, "\"flash\" would be away from rest for 22.5 % of 10 s, but its cap is"
                + " 20.0 %; wait before the next pair."), rejected(flashFor(250), ms(9_000), ms(8_500)));
        // At 11 s the first shot has left the window that ends with the new one.
        assertEquals(FaultCode.E_DUTY, rejected(flashFor(250), ms(11_000) - NANO, ms(10_500)).code());
        cleared(flashFor(250), ms(11_000), ms(10_500));
    }

    @Test
    void dutyCountsTheRestOfAStayThatTheWindowCuts() {
        for (int shot = 1; shot <= 8; shot++) {
            cleared(flashFor(250), ms(1_000 * shot), ms(1_000 * shot - 500));
        }

        // The window that ends with this one begins at 1.15 s: 100 ms of the first stay and 100 ms of this are 200.
        assertEquals(FaultCode.E_DUTY, rejected(flashFor(151), ms(11_000) - ms(1), ms(10_500)).code());
        cleared(flashFor(150), ms(11_000), ms(10_500));
    }

    @Test
    void flashesCountAcrossShots() {
        cleared(switches(pulses("flash", 0, 500, 900)), ms(1_000), 0);

        // At 2 s the pulses of 1.5 and 1.9 s are still within one second, and this shot brings two more.
        assertEquals(FaultCode.E_FLASH_RATE,
                rejected(switches(pulses("flash", 0, 100)), ms(2_050), ms(2_000)).code());
        cleared(switches(pulses("flash", 0, 460)), ms(2_050), ms(2_000));
    }

    @Test
    void pairsOfADipAndAPulseMayFollowEachOtherEverySecond() {
        SwitchPlan pair = switches(edge("key", 0, -100), edge("fill", 0, -90), edge("flash", 1, 0),
                edge("flash", 0, 40),
                edge("key", 1, 50), edge("fill", 1, 60));

        for (int shot = 1; shot <= 100; shot++) {
            cleared(pair, ms(1_000 * shot), ms(1_000 * shot - 500));
        }
    }

    @Test
    void aRejectedPlanLeavesNoTrace() {
        List<Edge> fourPulses = new ArrayList<>(List.of(pulses("flash", 0, 200, 300, 700)));
        fourPulses.addAll(List.of(edge("key", 0, 0), edge("key", 1, 1_400)));
        for (int i = 0; i < 100; i++) {
            assertEquals(FaultCode.E_FLASH_RATE, rejected(new SwitchPlan(fourPulses), ms(1_000), 0).code());
        }

        for (int shot = 1; shot <= 8; shot++) {
            cleared(flashFor(250), ms(1_000 * shot), ms(1_000 * shot - 500));
        }
    }

    @Test
    void aLatchIsStickyAndKeepsItsFirstCause() {
        gate.latch(new Fault(FaultCode.E_CAMERA, "The camera is gone."));
        gate.latch(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "Nobody knows."));

        Fault latched = new Fault(FaultCode.E_LATCHED,
                "The rig refuses to fire until this is cleared: The camera is gone.");
        assertEquals(latched, rejected(flashFor(10), ms(1_000), 0));
        assertEquals(latched, rejected(flashFor(10), ms(50_000), ms(49_000)));

        gate.clearLatch();

        cleared(flashFor(10), ms(50_000), ms(49_000));
    }

    @Test
    void aLatchClearedCanBeLatchedAgain() {
        gate.latch(new Fault(FaultCode.E_CAMERA, "First."));
        gate.clearLatch();
        gate.latch(new Fault(FaultCode.E_CAMERA, "Second."));

        assertTrue(rejected(flashFor(10), ms(1_000), 0).sentence().endsWith("Second."));
    }

    @Test
    void clearingALatchForgetsNothingElse() {
        cleared(flashFor(10), ms(1_000), 0);
        gate.latch(new Fault(FaultCode.E_CAMERA, "Gone."));
        gate.clearLatch();

        assertEquals(FaultCode.E_SPACING, rejected(flashFor(10), ms(1_500), ms(1_100)).code());
    }

    @Test
    void whatWasLoggedCountsInThePlaceOfWhatWasCleared() {
        ClearedPlan shot = cleared(flashFor(200), ms(1_000), 0);
        Edge off = shot.plan().edges().getLast();

        gate.executed(shot, new ShotLog(List.of(new ExecutedEdge(off, ms(1_240), 0))));

        assertEquals(FaultCode.E_SPACING, rejected(flashFor(10), ms(1_999), ms(1_300)).code());
        ClearedPlan next = cleared(flashFor(200), ms(2_000), ms(1_300));
        gate.executed(next, new ShotLog(List.of(new ExecutedEdge(next.plan().edges().getLast(), ms(2_300), 0))));
        Fault latched = rejected(flashFor(10), ms(5_000), ms(4_000));
        assertEquals(FaultCode.E_LATCHED, latched.code());
        assertTrue(latched.sentence().contains("\"flash\" was away from rest for 300.0 ms, but its cap is 250.0 ms"),
                latched.sentence());
    }

    @Test
    void whatIsLearntOfResponsesForgetsNothingOfThePast() {
        cleared(flashFor(10), ms(1_000), 0);
        gate.learn(lights(lamp("key", response(300, 80, 100, 40)), lamp("fill", response(300, 80, 100, 40)), torch()));

        assertEquals(FaultCode.E_SPACING, rejected(flashFor(10), ms(1_500), ms(1_100)).code());
        assertThrows(IllegalArgumentException.class, () -> gate.learn(lights(relayLamp("key"), torch())));
        assertThrows(IllegalArgumentException.class, () -> gate.learn(lights(relayLamp("key"), relayLamp("fill"),
                TestRig.flash(OutputCap.strobeLed(), response(0.05, 0.2, 0.1, 0.5)))));
    }

    @Test
    void whatThePlannersPlanIsCleared() throws Exception {
        LightSet relays = lights(relayLamp("key"), relayLamp("fill"), torch());
        for (PairPlanner planner : List.of(new OverlapPlanner(), new NaivePlanner())) {
            GateDecision decision = new SafetyGate(relays).clear(planner.plan(TestRig.inputs(relays)).switches(),
                    ms(1_000), 0);

            assertInstanceOf(GateDecision.Cleared.class, decision);
        }
    }

    private ClearedPlan cleared(SwitchPlan plan, long zeroNanos, long nowNanos) {
        GateDecision decision = gate.clear(plan, zeroNanos, nowNanos);
        return assertInstanceOf(GateDecision.Cleared.class, decision, decision::toString).plan();
    }

    private Fault rejected(SwitchPlan plan, long zeroNanos, long nowNanos) {
        GateDecision decision = gate.clear(plan, zeroNanos, nowNanos);
        return assertInstanceOf(GateDecision.Rejected.class, decision).fault();
    }

    private static SwitchPlan flashFor(double millis) {
        return switches(edge("flash", 1, 0), edge("flash", 0, millis));
    }

    /** 10 ms long each. */
    private static Edge[] pulses(String flashId, double... atMs) {
        List<Edge> edges = new ArrayList<>();
        for (double at : atMs) {
            edges.add(edge(flashId, 1, at));
            edges.add(edge(flashId, 0, at + 10));
        }
        return edges.toArray(Edge[]::new);
    }

    /** 100 ms long each. */
    private static Edge[] dips(String lampId, double... atMs) {
        List<Edge> edges = new ArrayList<>();
        for (double at : atMs) {
            edges.add(edge(lampId, 0, at));
            edges.add(edge(lampId, 1, at + 100));
        }
        return edges.toArray(Edge[]::new);
    }

    private static Edge[] joined(Edge[] some, Edge[] more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(Edge[]::new);
    }

    private static Arguments bad(String what, String sentence, Edge... edges) {
        return Arguments.of(what, switches(edges), sentence);
    }

    private static Arguments good(String what, Edge... edges) {
        return Arguments.of(what, switches(edges));
    }
}
