package dev.diptych.rig.switching;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.switches;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered of a preview, whatever its executor does. */
class HeldLightsTest {
    private static final LightSet LIGHTS = lights(relayLamp("key"), torch());
    private static final SwitchPlan PREVIEW = switches(edge("key", 0, 0), edge("flash", 0.2, 500),
            edge("flash", 0, 9_000), edge("key", 1, 9_000));
    private static final SwitchPlan PAIR = switches(edge("key", 0, 0), edge("flash", 1, 500), edge("flash", 0, 600),
            edge("key", 1, 800));

    private final VirtualClock clock = new VirtualClock();
    private final FailingHolder holder = new FailingHolder();
    private final SafetyGate gate = new SafetyGate(LIGHTS);
    private Optional<Fault> interlock = Optional.empty();
    private final LightControl control = new LightControl(clock, LIGHTS, holder, gate, () -> interlock);

    /** Holds nothing but a log. */
    private final class FailingHolder implements ShotExecutor, PreviewExecutor, PreviewExecutor.Hold {
        @Nullable
        ShotException holding;
        @Nullable
        RuntimeException bug;
        @Nullable
        ShotException logging;
        Predicate<Edge> logs = edge -> true;
        boolean hasTorch = true;
        int letGo;
        private @Nullable ClearedPlan held;

        @Override
        public long edgeUncertaintyNanos() {
            return ms(0.5);
        }

        @Override
        public long longestShotNanos() {
            return Long.MAX_VALUE;
        }

        @Override
        public PendingShot fire(ClearedPlan shot) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<PreviewExecutor> previews() {
            return hasTorch ? Optional.of(this) : Optional.empty();
        }

        @Override
        public Hold hold(ClearedPlan preview, long untilNanos) throws ShotException {
            preview.take(clock.nanos());
            if (bug != null) {
                throw bug;
            }
            if (holding != null) {
                throw holding;
            }
            held = preview;
            return this;
        }

        @Override
        public boolean keepUntil(long untilNanos) {
            return letGo == 0;
        }

        @Override
        public long endNanos() {
            return clock.nanos();
        }

        @Override
        public void letGo() {
            letGo++;
        }

        @Override
        public List<ExecutedEdge> edges() {
            List<ExecutedEdge> edges = new ArrayList<>();
            if (held != null) {
                for (Edge edge : held.plan().edges()) {
                    if (logs.test(edge)) {
                        long offsetNanos = Math.min(edge.offsetNanos(), ms(1_000));
                        edges.add(new ExecutedEdge(edge, held.zeroNanos() + offsetNanos, 1));
                    }
                }
            }
            return edges;
        }

        @Override
        public ShotLog awaitLog(long deadlineNanos) throws ShotException {
            if (logging != null) {
                throw logging;
            }
            clock.sleepUntil(ms(1_100));
            return new ShotLog(edges());
        }
    }

    private ClearedPlan cleared() {
        GateDecision decision = control.clearPreview(PREVIEW, ms(100));
        return assertInstanceOf(GateDecision.Cleared.class, decision, decision::toString).plan();
    }

    private HeldLights held() throws ShotException {
        return control.hold(cleared(), ms(2_000));
    }

    private Fault pairRejected(double atMs) {
        GateDecision decision = control.clear(PAIR, ms(atMs));
        return assertInstanceOf(GateDecision.Rejected.class, decision, decision::toString).fault();
    }

    @Test
    void onceItHasEndedShotsAreLetThroughAndItsEdgesAreKnown() throws Exception {
        HeldLights held = held();
        assertEquals(FaultCode.E_PREVIEW, pairRejected(50_000).code());

        assertEquals(Optional.empty(), held.end());
        assertEquals(Optional.empty(), held.end());

        assertEquals(1, holder.letGo);
        assertEquals(4, control.edges().size());
        assertEquals(4, held.edges().size());
        assertInstanceOf(GateDecision.Cleared.class, control.clear(PAIR, ms(4_000)));
    }

    @Test
    void anInterlockIsAskedFirst() {
        interlock = Optional.of(new Fault(FaultCode.E_DOOR_OPEN, "The door is open."));

        assertEquals(new GateDecision.Rejected(interlock.get()), control.clearPreview(PREVIEW, ms(100)));
    }

    @Test
    void aRigWithoutATorchOutputSaysSo() {
        holder.hasTorch = false;

        GateDecision.Rejected rejected = assertInstanceOf(GateDecision.Rejected.class,
                control.clearPreview(PREVIEW, ms(100)));
        assertEquals(
                "E_NO_TORCH: This rig cannot hold a preview: \"flash\" has no output of its own as a torch, and the"
                        + " one-shot behind its flash line ends every pulse.",
                rejected.fault().line());
    }

    @Test
    void oneThatWasNotBegunIsForgotten() {
        ClearedPlan late = cleared();
        clock.sleepUntil(ms(200));

        assertThrows(NotFiredException.class, () -> control.hold(late, ms(2_000)));

        assertEquals(List.of(), control.edges());
        assertInstanceOf(GateDecision.Cleared.class, control.clear(PAIR, ms(1_200)));
    }

    @Test
    void oneThatMayHaveBegunIsLatched() {
        holder.holding = new ShotException("The torch does not answer.");
        ClearedPlan plan = cleared();

        assertThrows(ShotException.class, () -> control.hold(plan, ms(2_000)));

        assertEquals("The rig refuses to fire until this is cleared: The torch does not answer.",
                pairRejected(9_000).sentence());
    }

    @Test
    void aDriversBugLeavesTheLightsAsTheyWerePlanned() {
        holder.bug = new IllegalStateException("bug");
        ClearedPlan plan = cleared();

        assertThrows(IllegalStateException.class, () -> control.hold(plan, ms(2_000)));

        assertEquals(4, control.edges().size());
        assertEquals(FaultCode.E_LATCHED, pairRejected(9_000).code());
    }

    @Test
    void anUnknownOutcomeIsLatched() throws Exception {
        HeldLights held = held();
        holder.logging = new ShotException("The port is gone.");

        assertEquals(Optional.of(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "The port is gone.")), held.end());

        assertEquals(FaultCode.E_LATCHED, pairRejected(9_000).code());
    }

    @Test
    void aLightThatIsNotSaidToBeBackIsLatched() throws Exception {
        HeldLights held = held();
        holder.logs = edge -> edge.level() != 1;

        assertEquals(
                "The executor does not say that it switched \"key\" back after the preview; look at the light, then"
                        + " clear the fault.",
                held.end().orElseThrow().sentence());

        assertEquals(FaultCode.E_LATCHED, pairRejected(9_000).code());
    }
}
