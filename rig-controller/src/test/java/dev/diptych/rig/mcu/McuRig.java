package dev.diptych.rig.mcu;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.diptych.protocol.link.LinkException;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.rig.time.VirtualClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A flash and a lamp at pins, a lamp on DMX, in virtual time. */
final class McuRig {
    static final Edge KEY_OFF = edge("key", 0, 0);
    static final Edge FILL_OFF = edge("fill", 0, 10);
    static final Edge FLASH_ON = edge("flash", 1, 400);
    static final Edge FLASH_OFF = edge("flash", 0, 460);
    static final Edge KEY_ON = edge("key", 1, 470);
    static final Edge FILL_ON = edge("fill", 1, 500);
    static final List<Edge> PAIR = List.of(KEY_OFF, FILL_OFF, FLASH_ON, FLASH_OFF, KEY_ON, FILL_ON);
    static final McuWiring WIRING = new McuWiring(
            Map.of("flash", McuOutput.pin(0), "key", McuOutput.pin(2), "fill", new McuOutput(11, 4)),
            Optional.of(McuOutput.pin(1)));

    final VirtualClock clock = new VirtualClock();
    final LightSet lights = new LightSet(List.of(torch(), relayLamp("key"), relayLamp("fill")));
    final SafetyGate gate = new SafetyGate(lights);
    final FakeBoard board;
    final McuShotExecutor executor;

    McuRig() {
        this(1_000, 0);
    }

    McuRig(int ticksAtZero, double driftPpm) {
        board = new FakeBoard(clock, new FakeTime(clock::nanos, ticksAtZero, driftPpm));
        executor = connected();
    }

    /** Anew, with the board as it is. */
    McuShotExecutor connected() {
        try {
            return new McuShotExecutor(lights, WIRING, board, clock);
        } catch (LinkException | DeviceException e) {
            throw new AssertionError(e);
        }
    }

    ClearedPlan cleared() {
        return cleared(PAIR, clock.nanos() + ms(1200));
    }

    ClearedPlan cleared(List<Edge> edges, long zeroNanos) {
        GateDecision decision = gate.clear(new SwitchPlan(edges), zeroNanos, clock.nanos() + executor.leadNanos());
        return assertInstanceOf(GateDecision.Cleared.class, decision, decision::toString).plan();
    }

    ShotLog run(ClearedPlan plan) throws ShotException {
        return executor.fire(plan).awaitLog(deadline(plan));
    }

    static long deadline(ClearedPlan plan) {
        return plan.zeroNanos() + plan.plan().lastEdgeOffsetNanos() + ms(1000);
    }
}
