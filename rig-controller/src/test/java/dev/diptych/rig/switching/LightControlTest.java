package dev.diptych.rig.switching;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.switches;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LightControlTest {
    private static final LightSet LIGHTS = lights(relayLamp("key"), torch());
    private static final SwitchPlan DIP = switches(edge("key", 0, 0), edge("flash", 1, 500), edge("flash", 0, 600),
            edge("key", 1, 800));

    private final VirtualClock clock = new VirtualClock();
    private final FailingExecutor executor = new FailingExecutor();
    private final SafetyGate gate = new SafetyGate(LIGHTS);
    private final LightControl control = new LightControl(clock, LIGHTS, executor, gate);
    private final List<Fault> faults = new ArrayList<>();

    private final class FailingExecutor implements ShotExecutor {
        @Nullable
        ShotException firing;
        @Nullable
        ShotException logging;
        @Nullable
        RuntimeException bug;
        Predicate<Edge> logs = edge -> true;
        long logDeadlineNanos;

        @Override
        public long edgeUncertaintyNanos() {
            return ms(0.5);
        }

        @Override
        public long longestShotNanos() {
            return Long.MAX_VALUE;
        }

        @Override
        public PendingShot fire(ClearedPlan shot) throws ShotException {
            shot.take(clock.nanos());
            if (firing != null) {
                throw firing;
            }
            return deadlineNanos -> {
                logDeadlineNanos = deadlineNanos;
                if (bug != null) {
                    throw bug;
                }
                if (logging != null) {
                    throw logging;
                }
                clock.sleepUntil(shot.zeroNanos() + shot.plan().lastEdgeOffsetNanos());
                return new ShotLog(shot.plan()
                        .edges()
                        .stream()
                        .filter(logs)
                        .map(edge -> new ExecutedEdge(edge, shot.instantNanos(edge) + 3, 1))
                        .toList());
            };
        }
    }

    private ClearedPlan cleared() {
        GateDecision decision = control.clear(DIP, control.earliestFirstEdgeNanos(ms(20)));
        return assertInstanceOf(GateDecision.Cleared.class, decision, decision::toString).plan();
    }

    private void assertLatched(String sentence) {
        GateDecision.Rejected rejected = assertInstanceOf(GateDecision.Rejected.class,
                control.clear(DIP, clock.nanos() + ms(5_000)));
        assertEquals(new Fault(FaultCode.E_LATCHED, "The rig refuses to fire until this is cleared: " + sentence),
                rejected.fault());
    }

    @Test
    void firesWatchesAndRemembersTheLog() {
        ClearedPlan plan = cleared();
        List<Long> watched = new ArrayList<>();

        ShotLog log = control.run(plan, () -> watched.add(clock.nanos()), faults);

        assertEquals(List.of(), faults);
        assertEquals(1, watched.size());
        assertEquals(4, log.edges().size());
        assertEquals(log.edges(), control.edges());
        assertEquals(plan.zeroNanos() + ms(1_800), executor.logDeadlineNanos);
    }

    @Test
    void allIsSettledOnceTheSlowestLightIs() {
        assertTrue(control.allSettled());
        ClearedPlan plan = cleared();
        control.run(plan, () -> {}, faults);

        // The key is back within 140 ms of its switch.
        clock.sleepUntil(plan.zeroNanos() + ms(939));
        assertFalse(control.allSettled());
        clock.sleepUntil(plan.zeroNanos() + ms(941));
        assertTrue(control.allSettled());
    }

    @Test
    void aCameraThatFailsMeanwhileIsAFaultAndTheLogIsKept() {
        ShotLog log = control.run(cleared(), () -> {
            throw new CameraException("The camera is gone.");
        }, faults);

        assertEquals(List.of(new Fault(FaultCode.E_CAMERA, "The camera is gone.")), faults);
        assertEquals(4, log.edges().size());
        assertInstanceOf(GateDecision.Cleared.class, control.clear(DIP, clock.nanos() + ms(5_000)),
                "lights did what they were told: nothing is latched");
    }

    @Test
    void anExecutorThatFailsToFireIsLatchedAndTheLightsMayHaveBeenSwitched() {
        executor.firing = new ShotException("The relay board does not answer.");
        ClearedPlan plan = cleared();

        ShotLog log = control.run(plan, () -> {
            throw new AssertionError("nothing to watch");
        }, faults);

        assertEquals(new ShotLog(List.of()), log);
        assertEquals(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "The relay board does not answer."), faults.getFirst());
        assertEquals(4, control.edges().size());
        assertTrue(control.edges().stream().allMatch(edge -> edge.uncertaintyNanos() == ms(0.5)));
        assertLatched("The relay board does not answer.");
    }

    @Test
    void aLogThatIsLostIsLatched() {
        executor.logging = new ShotException("The log was lost.");

        control.run(cleared(), () -> {}, faults);

        assertEquals(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "The log was lost."), faults.getFirst());
        assertEquals(4, control.edges().size());
        assertLatched("The log was lost.");
    }

    @Test
    void anEdgeThatTheLogDoesNotHaveIsLatchedAndRememberedAsPlanned() {
        executor.logs = edge -> !(edge.lightId().equals("flash") && edge.level() == 0);
        ClearedPlan plan = cleared();

        control.run(plan, () -> {}, faults);

        String sentence = "The executor does not say that it switched \"flash\" to 0.0; look at the light, then clear"
                + " the fault.";
        assertEquals(List.of(new Fault(FaultCode.E_OUTCOME_UNKNOWN, sentence)), faults);
        Edge lost = plan.plan().edges().get(2);
        assertTrue(control.edges().contains(new ExecutedEdge(lost, plan.instantNanos(lost), ms(0.5))));
        assertLatched(sentence);
    }

    @Test
    void aShotThatWasCutShortIsRememberedByItsLogAndNothingIsLatched() {
        ClearedPlan plan = cleared();
        ExecutedEdge off = executed(plan, 0, 0);
        ExecutedEdge back = executed(plan, 3, -270);
        executor.logging = new CutShortException("\"flash\" came too late.", new ShotLog(List.of(off, back)));

        ShotLog log = control.run(plan, () -> {}, faults);

        assertEquals(List.of(new Fault(FaultCode.E_EDGE_LATE, "\"flash\" came too late.")), faults);
        assertEquals(new ShotLog(List.of(off, back)), log);
        assertEquals(List.of(off, back), control.edges());
        executor.logging = null;
        assertInstanceOf(GateDecision.Cleared.class, control.clear(DIP, plan.zeroNanos() + ms(1_100)));
    }

    @Test
    void ofAShotThatFailedItsSwitchesAreKeptAndWhatCameNeverIsNotMadeUp() {
        ClearedPlan plan = cleared();
        ExecutedEdge off = executed(plan, 0, 0);
        // The flash failed 2 ms after it was due, and was put off again with the lamp 1 ms later.
        ExecutedEdge flashOff = executed(plan, 2, -97);
        ExecutedEdge back = executed(plan, 3, -297);
        executor.logging = new ShotException("The line does not answer.", new ShotLog(List.of(off, flashOff, back)));

        control.run(plan, () -> {}, faults);

        assertEquals(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "The line does not answer."), faults.getFirst());
        Edge unknown = plan.plan().edges().get(1);
        assertEquals(
                List.of(off, flashOff, back, new ExecutedEdge(unknown, plan.instantNanos(unknown), ms(0.5))),
                control.edges());
        assertLatched("The line does not answer.");
    }

    @Test
    void anEdgeThatItsLightsReturnHasOvertakenWasNeverMade() {
        ClearedPlan plan = cleared();
        ExecutedEdge off = executed(plan, 0, 0);
        // Stopped between the lamp's edge and the flash's: its "off" was made before its "on" was due.
        ExecutedEdge flashOff = executed(plan, 2, -200);
        ExecutedEdge back = executed(plan, 3, -400);
        executor.logging = new ShotException("Stopped.", new ShotLog(List.of(off, flashOff, back)));

        control.run(plan, () -> {}, faults);

        assertEquals(List.of(off, flashOff, back), control.edges());
    }

    private static ExecutedEdge executed(ClearedPlan plan, int edge, double lateMs) {
        Edge planned = plan.plan().edges().get(edge);
        return new ExecutedEdge(planned, plan.instantNanos(planned) + ms(lateMs), 1);
    }

    @Test
    void aDriversBugIsLatchedBeforeItGoesOn() {
        executor.bug = new IllegalStateException("index 7 of 6");

        IllegalStateException thrown = assertThrows(IllegalStateException.class,
                () -> control.run(cleared(), () -> {}, faults));

        assertEquals("index 7 of 6", thrown.getMessage());
        assertEquals(4, control.edges().size());
        assertLatched("The executor or the camera broke off in mid-shot (index 7 of 6); look at the lights, then clear"
                + " the fault.");
    }

    @Test
    void aLatchHoldsUntilSomebodyClearsIt() {
        executor.logging = new ShotException("The log was lost.");
        control.run(cleared(), () -> {}, faults);
        executor.logging = null;

        gate.clearLatch();

        clock.sleepUntil(clock.nanos() + ms(5_000));
        assertEquals(4, control.run(cleared(), () -> {}, new ArrayList<>()).edges().size());
    }

    @Test
    void theEarliestFirstEdgeKeepsLeadMarginAndSpacing() {
        assertEquals(SafetyGate.MIN_LEAD_NANOS + ms(20), control.earliestFirstEdgeNanos(ms(20)));
        ClearedPlan plan = cleared();

        assertEquals(plan.zeroNanos() + SafetyGate.MIN_PAIR_SPACING_NANOS, control.earliestFirstEdgeNanos(ms(20)));
    }
}
