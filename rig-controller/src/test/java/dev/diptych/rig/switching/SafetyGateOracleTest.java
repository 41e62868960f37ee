package dev.diptych.rig.switching;

import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.response;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of random plans: whatever the gate lets through, an oracle that knows only switches finds no fault with. */
class SafetyGateOracleTest {
    private static final int RUNS = 250;
    private static final int PLANS_PER_RUN = 80;
    /** Tight enough that random plans meet every limit. */
    private static final LightSet LIGHTS = lights(
            new Light("flash", LightKind.FLASH, new OutputCap(ms(250), 0.1, ms(4_000)), response(0.05, 0.2, 0.1, 0.5)),
            new Light("key", LightKind.STUDIO_LAMP, new OutputCap(ms(700), 0.4, ms(5_000)), response(8, 5, 8, 5)),
            new Light("fill", LightKind.STUDIO_LAMP, new OutputCap(ms(900), 0.5, ms(3_000)),
                    response(300, 80, 100, 40)));

    @Test
    void noSequenceOfClearedPlansBreaksALimit() {
        Map<FaultCode, Integer> rejections = new EnumMap<>(FaultCode.class);
        int cleared = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            SafetyGate gate = new SafetyGate(LIGHTS);
            List<ClearedPlan> shots = new ArrayList<>();
            // A clock may begin anywhere.
            long nowNanos = random.nextLong(-ms(1e6), ms(1e6));
            for (int i = 0; i < PLANS_PER_RUN; i++) {
                nowNanos += ms(random.nextInt(4) == 0 ? random.nextInt(4_000) : random.nextInt(400));
                SwitchPlan plan = randomPlan(random);
                long zeroNanos = gate.earliestFirstEdgeNanos(nowNanos) - plan.firstEdgeOffsetNanos()
                        + (random.nextBoolean() ? 0 : random.nextLong(-ms(100), ms(500)));
                switch (gate.clear(plan, zeroNanos, nowNanos)) {
                    case GateDecision.Cleared decision -> shots.add(decision.plan());
                    case GateDecision.Rejected decision -> rejections.merge(decision.fault().code(), 1, Integer::sum);
                }
            }
            assertEquals("", new SwitchOracle(LIGHTS, shots).complaint(), "seed " + seed);
            cleared += shots.size();
        }

        assertTrue(cleared > 2_000, "only " + cleared + " plans were cleared");
        assertEquals(EnumSet.of(FaultCode.E_CAP, FaultCode.E_DUTY, FaultCode.E_SPACING, FaultCode.E_FLASH_RATE,
                FaultCode.E_PLAN, FaultCode.E_TOO_LATE), rejections.keySet());
    }

    /** Now and then with edges that repeat, contradict or go astray. */
    private static SwitchPlan randomPlan(Random random) {
        List<Edge> edges = new ArrayList<>();
        for (Light light : LIGHTS.all()) {
            boolean flash = light.kind() == LightKind.FLASH;
            int stays = random.nextInt(flash ? 4 : 3);
            long atNanos = random.nextLong(ms(300));
            for (int stay = 0; stay < stays; stay++) {
                edges.add(new Edge(light.id(), randomLevel(light, random), atNanos));
                while (random.nextInt(4) == 0) {
                    atNanos += 1 + random.nextLong(ms(60));
                    edges.add(new Edge(light.id(), randomLevel(light, random), atNanos));
                }
                atNanos += 1 + random.nextLong(flash ? ms(140) : ms(500));
                edges.add(new Edge(light.id(), light.restLevel(), atNanos));
                atNanos += random.nextInt(8) == 0 ? 0 : random.nextLong(ms(400));
            }
        }
        if (edges.isEmpty()) {
            edges.add(new Edge("flash", 1, 0));
        }
        if (random.nextInt(20) == 0) {
            edges.remove(random.nextInt(edges.size()));
        }
        if (edges.isEmpty() || random.nextInt(20) == 0) {
            edges.add(new Edge("key", random.nextInt(2), random.nextLong(ms(900))));
        }
        return new SwitchPlan(edges);
    }

    private static double randomLevel(Light light, Random random) {
        double away = 1 - light.restLevel();
        return random.nextInt(4) == 0 ? 0.25 + 0.5 * random.nextInt(2) : away;
    }
}
