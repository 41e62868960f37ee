package dev.diptych.rig.host;

import dev.diptych.rig.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time with everything that happens in it: the steps of a timer, each as late as it is told to be, and what else
 * is to happen at an instant. They happen while somebody waits.
 */
public final class VirtualTimer implements Clock, StepTimer {
    private static final class Job {
        final Deque<Step> steps;
        final CompletableFuture<Void> done = new CompletableFuture<>();

        Job(List<Step> steps) {
            this.steps = new ArrayDeque<>(steps);
        }
    }

    private record Event(long instantNanos, Runnable action) {}

    /** How late a step is begun. Asked for each step of each shot once, in order. */
    public ToLongFunction<Step> lateNanos = step -> 0;
    /** A timer that hangs does no step. */
    public boolean hangs;
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final List<Event> events = new ArrayList<>();
    private long nowNanos;
    private @Nullable Step next;
    private long nextNanos;
    private boolean busy;

    @Override
    public long nanos() {
        return nowNanos;
    }

    /** As something that takes time does. */
    void pass(long nanos) {
        nowNanos += nanos;
    }

    public void at(long instantNanos, Runnable action) {
        events.add(new Event(instantNanos, action));
        events.sort(Comparator.comparingLong(Event::instantNanos));
    }

    @Override
    public CompletableFuture<Void> start(List<Step> steps) {
        Job job = new Job(steps);
        jobs.add(job);
        return job.done;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sleepUntil(long instantNanos) {
        while (!busy && happensBy(instantNanos)) {
            happen();
        }
        nowNanos = Math.max(nowNanos, instantNanos);
    }

    @Override
    public <T> @Nullable T poll(BlockingQueue<T> queue, long deadlineNanos) {
        while (queue.isEmpty() && happensBy(deadlineNanos)) {
            happen();
        }
        if (queue.isEmpty()) {
            nowNanos = Math.max(nowNanos, deadlineNanos);
        }
        return queue.poll();
    }

    private boolean happensBy(long instantNanos) {
        if (!events.isEmpty() && events.getFirst().instantNanos() <= instantNanos) {
            return true;
        }
        return hasStep() && nextNanos <= instantNanos;
    }

    /** Whether there is a step to come; finds out how late it will be. */
    private boolean hasStep() {
        while (next == null && !hangs && !jobs.isEmpty()) {
            next = jobs.getFirst().steps.poll();
            if (next == null) {
                jobs.removeFirst().done.complete(null);
            } else {
                nextNanos = next.instantNanos() + lateNanos.applyAsLong(next);
            }
        }
        return next != null;
    }

    private void happen() {
        busy = true;
        if (!events.isEmpty() && (!hasStep() || events.getFirst().instantNanos() <= nextNanos)) {
            Event event = events.removeFirst();
            nowNanos = Math.max(nowNanos, event.instantNanos());
            event.action().run();
        } else if (next != null) {
            Step step = next;
            next = null;
            nowNanos = Math.max(nowNanos, nextNanos);
            try {
                step.action().run();
                hasStep();
            } catch (RuntimeException e) {
                jobs.removeFirst().done.completeExceptionally(e);
            }
        }
        busy = false;
    }
}
