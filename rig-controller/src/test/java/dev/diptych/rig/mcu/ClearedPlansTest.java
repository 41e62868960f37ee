package dev.diptych.rig.mcu;

import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.rig.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The safety gate and the firmware judge by the same rules: what the gate clears, the firmware's core takes. */
class ClearedPlansTest {
    private static final int SHOTS = 3_000;
    private static final LightSet LIGHTS = lights(torch(), relayLamp("key"), relayLamp("fill"), relayLamp("hair"));
    private static final McuWiring WIRING = new McuWiring(Map.of("flash", McuOutput.pin(0), "key", McuOutput.pin(2),
            "fill", McuOutput.pin(3), "hair", new McuOutput(10, 1)), Optional.of(McuOutput.pin(1)));

    private final VirtualClock clock = new VirtualClock();
    private final Random random = new Random(8);

    @Test
    void theFirmwareTakesWhatTheGateClears() throws Exception {
        McuShotExecutor executor = new McuShotExecutor(LIGHTS, WIRING, new CoreBoard(clock), clock);
        LightControl control = new LightControl(clock, LIGHTS, executor, new SafetyGate(LIGHTS));
        clock.sleepUntil(ms(6_000));
        int refused = 0;
        for (int shot = 0; shot < SHOTS; shot++) {
            // As soon as may be, or within the next second.
            long zeroNanos = control.earliestFirstEdgeNanos(ms(20))
                    + (random.nextBoolean() ? 0 : ms(random.nextInt(1000)));
            switch (control.clear(plan(), zeroNanos)) {
                case GateDecision.Rejected _ -> {
                    refused++;
                    clock.sleepUntil(clock.nanos() + ms(300));
                }
                case GateDecision.Cleared cleared -> {
                    List<Fault> faults = new ArrayList<>();
                    ShotLog log = control.run(cleared.plan(), () -> {}, faults);
                    assertEquals(List.of(), faults, "shot " + shot + " " + cleared.plan().plan());
                    for (Edge edge : cleared.plan().plan().edges()) {
                        ExecutedEdge done = log.executed(edge).orElseThrow();
                        long offNanos = Math.abs(done.instantNanos() - cleared.plan().instantNanos(edge));
                        assertTrue(offNanos <= done.uncertaintyNanos() + executor.edgeUncertaintyNanos(),
                                done.toString());
                    }
                }
            }
        }
        // Both kinds came up, so the gate was tried at its limits.
        assertTrue(refused > SHOTS / 20 && refused < SHOTS * 19 / 20, refused + " refused");
    }

    /** Lamps that go dark once or twice, and a flash, up to their caps and a little over. */
    private SwitchPlan plan() {
        List<Edge> edges = new ArrayList<>();
        for (String lamp : List.of("key", "fill", "hair")) {
            double fromMs = random.nextInt(40) * 2.5;
            double lastMs = fromMs + 20 + random.nextInt(1400);
            edges.add(edge(lamp, 0, fromMs));
            if (random.nextInt(4) == 0) {
                double halfMs = (fromMs + lastMs) / 2;
                edges.add(edge(lamp, 1, halfMs));
                edges.add(edge(lamp, 0, halfMs + 1 + random.nextInt(5)));
            }
            edges.add(edge(lamp, 1, lastMs));
        }
        double flashMs = random.nextInt(600);
        edges.add(edge("flash", 1, flashMs));
        edges.add(edge("flash", 0, flashMs + (random.nextInt(3) == 0 ? 250 : 1 + random.nextInt(252))));
        return new SwitchPlan(edges);
    }

    private static Edge edge(String light, double level, double offsetMs) {
        return new Edge(light, level, ms(offsetMs));
    }
}
