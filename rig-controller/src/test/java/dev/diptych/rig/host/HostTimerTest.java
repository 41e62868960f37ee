package dev.diptych.rig.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** On a real thread and in real time, of which nothing is asked but that it passes. */
class HostTimerTest {
    private static final long FAR_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Clock clock = new SystemClock();
    private final HostTimer timer = new HostTimer(clock, false);
    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        timer.close();
    }

    private StepTimer.Step step(long inNanos, String name) {
        return new StepTimer.Step(clock.nanos() + inNanos, () -> done.add(name));
    }

    private static Throwable failure(CompletableFuture<Void> steps) {
        Throwable cause = assertThrows(ExecutionException.class, () -> steps.get(1, TimeUnit.MINUTES)).getCause();
        return cause == null ? new AssertionError("failed without a cause") : cause;
    }

    private static void await(CompletableFuture<Void> steps)
            throws ExecutionException, InterruptedException, TimeoutException {
        steps.get(1, TimeUnit.MINUTES);
    }

    @Test
    void stepsAreDoneInOrderOnTheirThreadAndNoneBeforeItsInstant() throws Exception {
        long now = clock.nanos();
        List<Long> instants = List.of(now - 5, now, now + 2_000_000, now + 2_000_000, now + 9_000_000);

        await(timer.start(instants.stream()
                .map(instant -> new StepTimer.Step(instant,
                        () -> done.add(Thread.currentThread().getName() + (clock.nanos() >= instant))))
                .toList()));

        assertEquals(List.of("edgestrue", "edgestrue", "edgestrue", "edgestrue", "edgestrue"), List.copyOf(done));
    }

    @Test
    void whatAStepThrowsEndsTheRestAndTheNextStepsAreDone() throws Exception {
        CompletableFuture<Void> broken = timer.start(List.of(step(0, "first"), new StepTimer.Step(0, () -> {
            throw new AssertionError("broke off");
        }), step(0, "never")));
        CompletableFuture<Void> after = timer.start(List.of(step(0, "after")));

        assertEquals("broke off", failure(broken).getMessage());
        await(after);
        assertEquals(List.of("first", "after"), List.copyOf(done));
    }

    @Test
    void closingEndsTheSleepBeforeAStepAndAllThatWait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<String> endedBy = new AtomicReference<>("");
        CompletableFuture<Void> sleeping = timer
                .start(List.of(new StepTimer.Step(0, begun::countDown), step(FAR_NANOS, "never")));
        CompletableFuture<Void> told = sleeping.whenComplete((ok, e) -> endedBy.set(Thread.currentThread().getName()));
        CompletableFuture<Void> waiting = timer.start(List.of(step(0, "never")));
        assertTrue(begun.await(1, TimeUnit.MINUTES));

        timer.close();

        assertInstanceOf(IllegalStateException.class, failure(sleeping));
        assertInstanceOf(IllegalStateException.class, failure(waiting));
        assertInstanceOf(IllegalStateException.class, failure(timer.start(List.of(step(0, "never")))));
        assertFalse(told.isCancelled());
        // There the shot's safe end is run.
        assertEquals("edges", endedBy.get());
        assertTrue(done.isEmpty());
    }

    @Test
    void itSaysHowTheKernelRunsIt() throws Exception {
        assertEquals(new RealTimeScheduling(false, "The edge timer runs without real-time scheduling, because the"
                + " configuration does not ask for it."), timer.scheduling());
        Path stat = Path.of("/proc/thread-self/stat");
        Assumptions.assumeTrue(Files.exists(stat), "Threads' scheduling is looked up in /proc, which only Linux has.");
        AtomicReference<String> policy = new AtomicReference<>("");
        try (HostTimer asking = new HostTimer(clock, true)) {
            await(asking.start(List.of(new StepTimer.Step(0, () -> policy.set(policyIn(stat))))));

            boolean fifo = policy.get().equals("1");
            assertEquals(fifo, asking.scheduling().granted());
            assertTrue(
                    asking.scheduling()
                            .sentence()
                            .contains(fifo ? "SCHED_FIFO, priority 40" : "this user may not ask for it (EPERM)"),
                    asking.scheduling().sentence());
        }
    }

    /** The 41st field, counted from the end of the name in parentheses, which is the second. */
    private static String policyIn(Path stat) {
        try {
            String line = Files.readString(stat);
            return line.substring(line.lastIndexOf(')') + 2).split(" ")[41 - 3];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
