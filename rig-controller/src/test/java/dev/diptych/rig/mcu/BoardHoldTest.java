package dev.diptych.rig.mcu;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Kind;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.State;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.PreviewExecutor;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardHoldTest {
    private static final Edge KEY_OFF = edge("key", 0, 0);
    private static final Edge FILL_OFF = edge("fill", 0, 0);
    private static final Edge TORCH_ON = edge("flash", 0.2, 600);
    private static final Edge TORCH_OFF = edge("flash", 0, 10_000);
    private static final Edge KEY_ON = edge("key", 1, 10_000);
    private static final Edge FILL_ON = edge("fill", 1, 10_000);

    private McuRig rig = new McuRig();
    private ClearedPlan plan = cleared();

    private ClearedPlan cleared() {
        LightControl control = new LightControl(rig.clock, rig.lights, rig.executor, rig.gate);
        GateDecision decision = control.clearPreview(
                new SwitchPlan(List.of(KEY_OFF, FILL_OFF, TORCH_ON, TORCH_OFF, KEY_ON, FILL_ON)), ms(200));
        return assertInstanceOf(GateDecision.Cleared.class, decision, decision::toString).plan();
    }

    private PreviewExecutor.Hold hold() throws ShotException {
        return rig.executor.previews().orElseThrow().hold(plan, plan.zeroNanos() + ms(1_500));
    }

    private void assertLet(PreviewExecutor.Hold hold, long endNanos, List<Edge> away) throws ShotException {
        List<ExecutedEdge> log = hold.awaitLog(rig.clock.nanos() + ms(1_000)).edges();
        for (Edge edge : away) {
            ExecutedEdge made = log.stream().filter(it -> it.planned().equals(edge)).findFirst().orElseThrow();
            assertEquals(plan.instantNanos(edge), made.instantNanos(), 2_000.0, edge.toString());
        }
        for (Edge back : List.of(KEY_ON, FILL_ON)) {
            ExecutedEdge made = log.stream().filter(it -> it.planned().equals(back)).findFirst().orElseThrow();
            // A slot follows its tick by up to a packet.
            assertEquals(endNanos, made.instantNanos(), 400_000.0, back.toString());
        }
    }

    @Test
    void theBoardHoldsTheTorchAndTheLampsAndLetsGoByItself() throws ShotException {
        PreviewExecutor.Hold hold = hold();

        Request.Load load = rig.board.asked(Request.Load.class).getFirst();
        assertEquals(Kind.PREVIEW, load.kind());
        assertEquals(List.of(11, 2, 1), load.edges().stream().map(Request.Load.Edge::output).toList());
        assertEquals(plan.zeroNanos() + ms(1_500), hold.endNanos(), 25e6);
        assertTrue(hold.endNanos() <= plan.zeroNanos() + ms(1_500));
        rig.clock.sleepUntil(hold.endNanos());
        assertFalse(hold.keepUntil(rig.clock.nanos() + ms(1_000)));
        assertLet(hold, hold.endNanos(), List.of(KEY_OFF, FILL_OFF, TORCH_ON));
    }

    @Test
    void itIsKeptByRequestsThatAreWorthOneAndNoLongerThanTwoSecondsAhead() throws ShotException {
        PreviewExecutor.Hold hold = hold();
        int before = rig.board.asked(Request.Keep.class).size();

        assertTrue(hold.keepUntil(hold.endNanos() + ms(10)));
        assertEquals(before, rig.board.asked(Request.Keep.class).size());
        assertTrue(hold.keepUntil(rig.clock.nanos() + ms(5_000)));
        assertEquals(2_000_000, rig.board.asked(Request.Keep.class).getLast().forUs());
    }

    @Test
    void byAFasterClockItEndsBeforeItsCapDoesSo() throws ShotException {
        rig = new McuRig(0, 5_000);
        plan = cleared();
        PreviewExecutor.Hold hold = hold();

        assertEquals(plan.zeroNanos() + ms(1_500), hold.endNanos(), 27e6);
        while (hold.keepUntil(Long.MAX_VALUE)) {
            rig.clock.sleepUntil(rig.clock.nanos() + ms(150));
        }
        long awayNanos = hold.endNanos() - plan.zeroNanos();
        // Ten seconds of the board's.
        assertTrue(awayNanos * 1.005 <= ms(10_000), awayNanos + " ns");
        assertTrue(awayNanos * 1.005 > ms(9_900), awayNanos + " ns");
    }

    @Test
    void lettingGoReleasesItAtOnce() throws ShotException {
        PreviewExecutor.Hold hold = hold();
        rig.clock.sleepUntil(plan.zeroNanos() + ms(700));

        hold.letGo();
        long endNanos = rig.clock.nanos();

        assertEquals(1, rig.board.asked(Request.Release.class).size());
        hold.letGo();
        assertEquals(1, rig.board.asked(Request.Release.class).size());
        assertLet(hold, endNanos, List.of(KEY_OFF, TORCH_ON));
    }

    @Test
    void aBoardThatHasLetGoSaysSo() throws ShotException {
        PreviewExecutor.Hold hold = hold();
        rig.clock.sleepUntil(plan.zeroNanos() + ms(1_000));
        rig.board.answerOnce(Request.Keep.class, new Reply.Keep(Result.WRONG_STATE, 0));

        assertFalse(hold.keepUntil(rig.clock.nanos() + ms(1_500)));
    }

    @Test
    void aFaultBreaksItOff() throws ShotException {
        PreviewExecutor.Hold hold = hold();
        long cutNanos = plan.zeroNanos() + ms(700);
        rig.board.cutNanos = () -> cutNanos;
        rig.board.state = State.FAULT;
        rig.board.fault = Fault.HOST_LOST;
        rig.clock.sleepUntil(cutNanos);

        ShotException broken = assertThrows(ShotException.class, () -> hold.awaitLog(plan.zeroNanos() + ms(3_000)));

        assertTrue(String.valueOf(broken.getMessage()).contains("heard nothing of this computer"));
        assertTrue(broken.log().executed(KEY_ON).isPresent());
    }

    @Test
    void withoutATorchThereAreNone() throws Exception {
        McuShotExecutor executor = new McuShotExecutor(rig.lights,
                new McuWiring(McuRig.WIRING.lights(), Optional.empty()), rig.board, rig.clock);

        assertEquals(Optional.empty(), executor.previews());
    }
}
