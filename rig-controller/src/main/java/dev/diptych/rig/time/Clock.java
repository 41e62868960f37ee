package dev.diptych.rig.time;

import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Monotonic time. Production reads {@link System#nanoTime()}; the simulated studio and the tests run virtual time. */
public interface Clock {
    /** Nanoseconds since an arbitrary origin; only differences mean anything. */
    long nanos();

    /** Returns when {@link #nanos()} has reached {@code instantNanos}; at once if it has already. */
    void sleepUntil(long instantNanos);

    /** As {@link #sleepUntil}, and as little later as the machine can: real time spins through the last stretch. */
    default void spinUntil(long instantNanos) {
        sleepUntil(instantNanos);
    }

    /**
     * The head of a queue that another thread fills, waiting for it if need be.
     *
     * @return null if nothing has come by {@code deadlineNanos}
     */
    default <T> @Nullable T poll(BlockingQueue<T> queue, long deadlineNanos) {
        T head = queue.poll();
        if (head != null) {
            return head;
        }
        sleepUntil(deadlineNanos);
        return queue.poll();
    }
}
