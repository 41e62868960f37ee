package dev.diptych.rig.gpio;

import dev.diptych.rig.time.Clock;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Time that passes when a test says so, while other threads wait for it. */
final class HandClock implements Clock {
    private final BlockingQueue<Long> deadlinesNanos = new LinkedBlockingQueue<>();
    private volatile long nowNanos;

    void set(long nanos) {
        nowNanos = nanos;
    }

    /** Until when somebody waits for a queue: the next of all waits so far, or to come. */
    long nextDeadlineNanos() throws InterruptedException {
        return Objects.requireNonNull(deadlinesNanos.poll(60, TimeUnit.SECONDS), "Nobody waits.");
    }

    @Override
    public long nanos() {
        return nowNanos;
    }

    @Override
    public void sleepUntil(long instantNanos) {
        throw new UnsupportedOperationException("Nobody sleeps here.");
    }

    @Override
    public <T> @Nullable T poll(BlockingQueue<T> queue, long deadlineNanos) {
        deadlinesNanos.add(deadlineNanos);
        while (true) {
            boolean over = nowNanos >= deadlineNanos;
            try {
                T head = queue.poll(1, TimeUnit.MILLISECONDS);
                if (head != null || over) {
                    return head;
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
