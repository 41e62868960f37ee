package dev.diptych.rig.host;

import dev.diptych.rig.host.internal.RealtimeHint;
import dev.diptych.rig.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Does steps on a thread of its own, "edges", which is started once, so that no shot waits for a thread's birth. It
 * sleeps until shortly before a step and {@linkplain Clock#spinUntil spins} through the rest. For any number of
 * threads; what is started while steps are being done is done after them.
 * <p>
 * Real-time scheduling helps against other programs, not against the JVM's own pauses: the threads of its garbage
 * collector are ordinary ones, and the edges wait for them. ZGC (-XX:+UseZGC) pauses too shortly to matter.
 */
public final class HostTimer implements StepTimer {
    /** Below the kernel's interrupt threads, which have 50 and which the outputs themselves need. */
    private static final int PRIORITY = 40;
    /** Of the sleep before a step this much is left to the clock. Being woken late by less costs nothing. */
    private static final long LAST_STRETCH_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    /** A step takes microseconds; one that hangs must not keep the program from ending. */
    private static final long LONGEST_CLOSE_MILLIS = 2_000;

    private record Job(List<Step> steps, CompletableFuture<Void> done) {}

    private final Clock clock;
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    /** Wakes the thread out of its sleep before a step. */
    private final BlockingQueue<String> wakeUp = new ArrayBlockingQueue<>(1);
    private final CompletableFuture<RealTimeScheduling> scheduling = new CompletableFuture<>();
    private final boolean asked;
    private final Thread thread;
    private volatile boolean closed;

    /** @param realTime whether to ask the kernel for real-time scheduling, where this user may */
    public HostTimer(Clock clock, boolean realTime) {
        this.clock = clock;
        this.asked = realTime;
        thread = new Thread(() -> run(realTime), "edges");
        thread.setDaemon(true);
        thread.start();
    }

    /** What the kernel answered. */
    public RealTimeScheduling scheduling() {
        return scheduling.join();
    }

    /** That the kernel refused what was asked for. */
    @Override
    public Optional<String> remark() {
        RealTimeScheduling answer = scheduling();
        return asked && !answer.granted() ? Optional.of(answer.sentence()) : Optional.empty();
    }

    @Override
    public CompletableFuture<Void> start(List<Step> steps) {
        Job job = new Job(List.copyOf(steps), new CompletableFuture<>());
        // Either the thread finds the job in the queue after the closing, or the job is refused.
        synchronized (jobs) {
            if (closed) {
                return CompletableFuture.failedFuture(isClosed());
            }
            jobs.add(job);
        }
        return job.done();
    }

    /** Ends what is being done before its next step: it and all that waits complete exceptionally. */
    @Override
    public void close() {
        synchronized (jobs) {
            closed = true;
            jobs.add(new Job(List.of(), new CompletableFuture<>()));
        }
        wakeUp.offer("closed");
        if (thread.equals(Thread.currentThread())) {
            return;
        }
        try {
            thread.join(LONGEST_CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(boolean realTime) {
        scheduling.complete(realTime
                ? askForRealTime()
                : new RealTimeScheduling(false,
                        "The edge timer runs without real-time scheduling, because the configuration does not ask for it."));
        while (!closed || !jobs.isEmpty()) {
            try {
                perform(jobs.take());
            } catch (InterruptedException e) {
                // Nobody interrupts this thread to end it: close() does that.
            }
        }
    }

    private void perform(Job job) {
        try {
            for (Step step : job.steps()) {
                await(step.instantNanos());
                step.action().run();
            }
            job.done().complete(null);
        } catch (Throwable e) {
            // Whatever it is, it is told to whoever waits for the steps; the thread lives on for the next ones.
            job.done().completeExceptionally(e);
        }
    }

    private void await(long instantNanos) {
        if (!closed) {
            clock.poll(wakeUp, instantNanos - LAST_STRETCH_NANOS);
        }
        if (closed) {
            throw isClosed();
        }
        clock.spinUntil(instantNanos);
    }

    private static RealTimeScheduling askForRealTime() {
        Optional<String> refusal;
        try {
            refusal = RealtimeHint.ask(PRIORITY);
        } catch (LinkageError e) {
            refusal = Optional.of("JNA, or the call that it needs, is not there (" + e
                    + "); put jna.jar on the class path of a Linux computer");
        }
        return refusal
                .map(why -> new RealTimeScheduling(false,
                        "The edge timer runs without real-time scheduling, so that other programs delay edges: " + why
                                + "."))
                .orElseGet(() -> new RealTimeScheduling(true,
                        "The edge timer runs with real-time scheduling (SCHED_FIFO, priority " + PRIORITY + ")."));
    }

    private static IllegalStateException isClosed() {
        return new IllegalStateException("The edge timer was closed.");
    }
}
