package dev.diptych.rig.host;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor.PendingShot;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.VirtualClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On real threads, because a hang is one thread's: time itself stands still. */
class HangingDriverTest {
    private static final Edge FLASH_ON = edge("flash", 1, 0);
    private static final Edge FILL_OFF = edge("fill", 0, 10);
    private static final Edge FLASH_OFF = edge("flash", 0, 50);
    private static final Edge FILL_ON = edge("fill", 1, 60);

    private final Clock clock = new VirtualClock();
    private final Map<String, Double> levels = new ConcurrentHashMap<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    private final class Outputs implements LightOutputs {
        private final Set<String> lightIds;

        Outputs(String... lightIds) {
            this.lightIds = Set.of(lightIds);
        }

        @Override
        public Set<String> lightIds() {
            return lightIds;
        }

        @Override
        public long longestDelayNanos() {
            return 0;
        }

        @Override
        public Switched switchTo(List<LightLevel> asked) {
            if (asked.contains(new LightLevel("fill", 0))) {
                hanging.countDown();
                await(letGo);
            }
            asked.forEach(light -> levels.put(light.lightId(), light.level()));
            return new Switched(0, 1);
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }

    /** Does steps at once, on a thread of its own. */
    private static final class EagerTimer implements StepTimer {
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        @Override
        public CompletableFuture<Void> start(List<Step> steps) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    steps.forEach(step -> step.action().run());
                    done.complete(null);
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                }
            });
            return done;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDriverThatHangsKeepsNobodyFromTheOthersAndIsPutToRestWhenItComesBack() throws Exception {
        EagerTimer timer = new EagerTimer();
        HostShotExecutor executor = new HostShotExecutor(HostRig.LIGHTS,
                List.of(new Outputs("fill"), new Outputs("flash", "key")), HostRig.ONE_SHOT, 0, timer,
                clock);
        SwitchPlan plan = new SwitchPlan(List.of(FLASH_ON, FILL_OFF, FLASH_OFF, FILL_ON));
        PendingShot pending = switch (new SafetyGate(HostRig.LIGHTS).clear(plan, ms(10), 0)) {
            case GateDecision.Cleared decision -> executor.fire(decision.plan());
            case GateDecision.Rejected decision -> throw new AssertionError(decision);
        };
        await(hanging);
        assertEquals(1, levels.get("flash"));

        Optional<String> unreached = executor.rest("The emergency stop was hit.");

        String named = "\"fill\" could not be put to rest (its driver has not finished what it was told before): cut"
                + " its power.";
        assertEquals(Optional.of(named), unreached);
        assertEquals(Map.of("flash", 0.0, "key", 1.0), levels);
        ShotException failure = assertThrows(ShotException.class, () -> pending.awaitLog(0));
        assertEquals("The emergency stop was hit. " + named, failure.getMessage());
        assertEquals(List.of(FLASH_ON, FLASH_OFF),
                failure.log().edges().stream().map(done -> done.planned()).toList());

        letGo.countDown();
        timer.done.handle((done, stopped) -> true).get(1, TimeUnit.MINUTES);
        assertEquals(Map.of("flash", 0.0, "key", 1.0, "fill", 1.0), levels);
    }
}
