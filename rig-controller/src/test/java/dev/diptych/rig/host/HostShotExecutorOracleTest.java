package dev.diptych.rig.host;

import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.CutShortException;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor.PendingShot;
import dev.diptych.rig.switching.ShotLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Thousands of shots on a computer that is late, with outputs that fail and stops at any instant: whatever comes of a
 * shot, its lights are at rest unless it says which are not, no edge was made twice or too early, and what was switched
 * is in the log.
 */
class HostShotExecutorOracleTest {
    private static final int SHOTS = 3_000;

    private final Map<String, Integer> outcomes = new HashMap<>();

    @Test
    void everyOutcomeIsSafeAndTold() {
        for (int seed = 0; seed < SHOTS; seed++) {
            shoot(seed);
        }

        for (String outcome : List.of("logged", "cut short", "failed", "not at rest", "flash not off")) {
            assertTrue(outcomes.getOrDefault(outcome, 0) > SHOTS / 200, outcomes.toString());
        }
    }

    private void shoot(int seed) {
        Random random = new Random(seed);
        HostRig rig = new HostRig();
        rig.dmx.delayNanos = random.nextInt(3) == 0 ? ms(24) : 0;
        ClearedPlan shot = rig.cleared(randomPair(random));
        rig.gpio.takesNanos = random.nextInt(4) == 0 ? ms(2) : 1_000;
        rig.dmx.takesNanos = random.nextInt(4) == 0 ? ms(30) : ms(1);
        double lateShare = random.nextInt(3) == 0 ? 0.3 : 0;
        rig.time.lateNanos = step -> Math.round(
                random.nextDouble() < lateShare ? random.nextDouble() * ms(190) : random.nextDouble() * ms(0.2));
        if (random.nextInt(3) == 0) {
            failing(random.nextBoolean() ? rig.gpio : rig.dmx, random);
        }
        if (random.nextInt(4) == 0) {
            rig.time.at(rig.time.nanos() + random.nextLong(ms(700)), () -> {
                var _ = rig.executor.rest("Stopped.");
            });
        }
        if (random.nextInt(8) == 0) {
            rig.time.at(rig.time.nanos() + random.nextLong(ms(700)), () -> rig.time.hangs = true);
        }

        String told = "";
        ShotLog log;
        try {
            PendingShot pending = rig.executor.fire(shot);
            log = pending.awaitLog(HostRig.deadline(shot));
            outcomes.merge("logged", 1, Integer::sum);
            assertEquals(shot.plan().edges().size(), log.edges().size(), "seed " + seed);
        } catch (ShotException e) {
            told = String.valueOf(e.getMessage());
            log = e.log();
            outcomes.merge(e instanceof CutShortException ? "cut short" : "failed", 1, Integer::sum);
        }
        assertAtRestOrTold(rig, told, seed);
        rig.time.hangs = false;
        rig.time.sleepUntil(rig.time.nanos() + ms(5_000));
        assertAtRestOrTold(rig, told, seed);
        assertNoEdgeTwice(rig, shot, seed);
        assertLogged(rig, shot, log, seed);
    }

    /** A flash between two dips of lamps, with levels between now and then. */
    private static Edge[] randomPair(Random random) {
        List<Edge> edges = new ArrayList<>();
        for (Light light : HostRig.LIGHTS.all()) {
            boolean flash = light.id().equals("flash");
            long atNanos = random.nextInt(3) == 0 ? 0 : random.nextLong(ms(300));
            double away = 1 - light.restLevel();
            if (random.nextInt(4) == 0) {
                edges.add(new Edge(light.id(), 0.5, atNanos));
                atNanos += ms(1) + random.nextLong(ms(40));
            }
            edges.add(new Edge(light.id(), away, atNanos));
            atNanos += ms(1) + random.nextLong(flash ? ms(200) : ms(300));
            edges.add(new Edge(light.id(), light.restLevel(), atNanos));
        }
        return edges.toArray(Edge[]::new);
    }

    /** From some call on, for ever or for one call, with or without switching. */
    private static void failing(FakeOutputs outputs, Random random) {
        int from = random.nextInt(5);
        boolean forEver = random.nextInt(3) == 0;
        outputs.switchesWhenItFails = random.nextBoolean();
        outputs.fails = asked -> forEver ? outputs.calls.size() >= from : outputs.calls.size() == from;
    }

    private void assertAtRestOrTold(HostRig rig, String told, int seed) {
        for (Light light : HostRig.LIGHTS.all()) {
            double level = rig.gpio.lightIds().contains(light.id())
                    ? rig.gpio.levels.getOrDefault(light.id(), light.restLevel())
                    : rig.dmx.levels.getOrDefault(light.id(), light.restLevel());
            if (level != light.restLevel()) {
                outcomes.merge(light.id().equals("flash") ? "flash not off" : "not at rest", 1, Integer::sum);
                assertTrue(told.contains("\"" + light.id() + "\" could not be put to rest"),
                        "seed " + seed + ": " + light.id() + " is at " + level + ", told: " + told);
            }
        }
    }

    private static List<FakeOutputs.Call> calls(HostRig rig) {
        List<FakeOutputs.Call> calls = new ArrayList<>(rig.gpio.calls);
        calls.addAll(rig.dmx.calls);
        return calls;
    }

    private static void assertNoEdgeTwice(HostRig rig, ClearedPlan shot, int seed) {
        for (Edge edge : shot.plan().edges()) {
            if (edge.level() == HostRig.LIGHTS.find(edge.lightId()).orElseThrow().restLevel()) {
                continue;
            }
            List<FakeOutputs.Call> made = calls(rig).stream()
                    .filter(call -> call.levels().contains(new LightLevel(edge.lightId(), edge.level())))
                    .toList();
            assertTrue(made.size() <= 1, "seed " + seed + ": " + made);
            long leadNanos = edge.lightId().equals("fill") ? rig.dmx.delayNanos / 2 : 0;
            assertTrue(made.stream().allMatch(call -> call.instantNanos() >= shot.instantNanos(edge) - leadNanos),
                    "seed " + seed);
        }
    }

    /** Every switch away from rest that did not fail is in the log, at its instant, and so is its light's return. */
    private static void assertLogged(HostRig rig, ClearedPlan shot, ShotLog log, int seed) {
        for (FakeOutputs.Call call : calls(rig)) {
            for (LightLevel light : call.levels()) {
                if (call.failed()
                        || light.level() == HostRig.LIGHTS.find(light.lightId()).orElseThrow().restLevel()) {
                    continue;
                }
                assertTrue(log.edges()
                        .stream()
                        .anyMatch(done -> done.lightId().equals(light.lightId()) && done.level() == light.level()
                                && done.instantNanos() - done.uncertaintyNanos() <= call.instantNanos()
                                && done.instantNanos() + done.uncertaintyNanos() >= call.instantNanos()),
                        "seed " + seed + ": " + light + " is not in " + log);
            }
        }
        assertEquals(log.edges().size(), log.edges().stream().map(done -> done.planned()).distinct().count(),
                "seed " + seed);
        assertTrue(shot.plan().edges().containsAll(log.edges().stream().map(done -> done.planned()).toList()),
                "seed " + seed);
    }
}
