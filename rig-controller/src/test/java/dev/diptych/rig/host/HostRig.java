package dev.diptych.rig.host;

import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.torch;

import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.List;

/** A flash and a lamp at GPIO lines, another lamp at a driver of its own, all in virtual time. */
final class HostRig {
    static final LightSet LIGHTS = lights(relayLamp("key"), relayLamp("fill"), torch());
    static final HardwareOneShot ONE_SHOT = new HardwareOneShot(ms(400));

    final VirtualTimer time = new VirtualTimer();
    final FakeOutputs dmx = new FakeOutputs(time, "fill");
    final FakeOutputs gpio = new FakeOutputs(time, "key", "flash");
    final SafetyGate gate = new SafetyGate(LIGHTS);
    final HostShotExecutor executor;

    HostRig() {
        try {
            executor = new HostShotExecutor(LIGHTS, List.of(dmx, gpio), ONE_SHOT, ms(0.1), time, time);
        } catch (DeviceException e) {
            throw new AssertionError(e);
        }
    }

    /** Cleared to begin 10 ms from now, or as early after that as the gate allows. */
    ClearedPlan cleared(Edge... edges) {
        SwitchPlan plan = new SwitchPlan(List.of(edges));
        long zeroNanos = gate.earliestFirstEdgeNanos(time.nanos() + executor.leadNanos() + ms(10))
                - plan.firstEdgeOffsetNanos();
        return switch (gate.clear(plan, zeroNanos, time.nanos())) {
            case GateDecision.Cleared decision -> decision.plan();
            case GateDecision.Rejected decision -> throw new AssertionError(decision);
        };
    }

    /** A little after a shot's last edge. */
    static long deadline(ClearedPlan shot) {
        return shot.zeroNanos() + shot.plan().lastEdgeOffsetNanos() + ms(1_000);
    }
}
