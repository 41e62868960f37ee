package dev.diptych.capture.libcamera;

import dev.diptych.rig.host.StepTimer;
import dev.diptych.rig.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time of a rig with a fake camera: it passes when somebody waits, and then frames come and steps are done in their
 * order. The thread that made it makes it pass; others may wait for it.
 */
public final class RigTime implements Clock, StepTimer {
    private static final class Running {
        final Deque<Step> left;
        final CompletableFuture<Void> done = new CompletableFuture<>();

        Running(List<Step> steps) {
            left = new ArrayDeque<>(steps);
        }

        long nextNanos() {
            return left.getFirst().instantNanos();
        }
    }

    private final Thread owner = Thread.currentThread();
    private final FakeCameraLibrary fake;
    private final PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingLong(Running::nextNanos));
    private final Map<Integer, Long> delaysNanos = new HashMap<>();

    public RigTime(FakeCameraLibrary fake) {
        this.fake = fake;
    }

    /** Step number {@code index} of the next steps to be started is done so much late; those behind it wait for it. */
    public void delayStep(int index, long nanos) {
        delaysNanos.put(index, nanos);
    }

    @Override
    public long nanos() {
        return fake.nowNanos();
    }

    @Override
    public void sleepUntil(long instantNanos) {
        if (isOthers()) {
            poll(new LinkedBlockingQueue<>(), instantNanos);
            return;
        }
        while (nextStepNanos() <= instantNanos) {
            doNextStep();
        }
        fake.advanceTo(instantNanos);
    }

    /** Goes from event to event, so that it is no later than it must be when something has come. */
    @Override
    public <T> @Nullable T poll(BlockingQueue<T> queue, long deadlineNanos) {
        if (isOthers()) {
            return pollWhileTimePasses(queue, deadlineNanos);
        }
        T head = queue.poll();
        while (head == null) {
            long stepNanos = nextStepNanos();
            long eventNanos = Math.min(stepNanos, fake.nextNanos());
            if (eventNanos == Long.MAX_VALUE && deadlineNanos == Long.MAX_VALUE) {
                throw new IllegalStateException("Somebody waits for ever, and nothing will come.");
            }
            if (eventNanos > deadlineNanos) {
                fake.advanceTo(deadlineNanos);
                return queue.poll();
            }
            if (stepNanos == eventNanos) {
                doNextStep();
            } else {
                fake.advanceTo(eventNanos);
            }
            head = queue.poll();
        }
        return head;
    }

    private boolean isOthers() {
        return !owner.equals(Thread.currentThread());
    }

    /** Other threads look on: the owner makes the time pass. */
    private <T> @Nullable T pollWhileTimePasses(BlockingQueue<T> queue, long deadlineNanos) {
        try {
            T head = queue.poll();
            while (head == null && nanos() < deadlineNanos) {
                head = queue.poll(1, TimeUnit.MILLISECONDS);
            }
            return head;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Something happens at an instant, besides what the rig does. */
    public void at(long instantNanos, Runnable event) {
        running.add(new Running(List.of(new Step(instantNanos, event))));
    }

    @Override
    public CompletableFuture<Void> start(List<Step> steps) {
        List<Step> late = new ArrayList<>();
        long notBeforeNanos = nanos();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            notBeforeNanos = Math.max(notBeforeNanos, step.instantNanos() + delaysNanos.getOrDefault(i, 0L));
            late.add(new Step(notBeforeNanos, step.action()));
        }
        delaysNanos.clear();
        Running started = new Running(late);
        if (late.isEmpty()) {
            started.done.complete(null);
        } else {
            running.add(started);
        }
        return started.done;
    }

    /** What is not done yet will not be. */
    @Override
    public void close() {
        running.forEach(each -> each.done.cancel(false));
        running.clear();
    }

    private long nextStepNanos() {
        Running next = running.peek();
        return next == null ? Long.MAX_VALUE : next.nextNanos();
    }

    private void doNextStep() {
        Running next = running.remove();
        Step step = next.left.removeFirst();
        fake.advanceTo(step.instantNanos());
        try {
            step.action().run();
        } catch (RuntimeException | Error e) {
            next.done.completeExceptionally(e);
            return;
        }
        if (next.left.isEmpty()) {
            next.done.complete(null);
        } else {
            running.add(next);
        }
    }
}
