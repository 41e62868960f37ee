package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be done by the thread that has the rig, in its order. For any thread. */
final class Orders {
    /** Something that only the thread with the rig may do. */
    interface Order {
        void run() throws OperatorException, ArchiveException;
    }

    private final Deque<Order> waiting = new ArrayDeque<>();
    private @Nullable Phase exclusive;
    private volatile boolean stopped;

    synchronized void add(Order order) {
        waiting.addLast(order);
    }

    /**
     * Work that takes the rig for itself, from now on until it is done: one at a time.
     *
     * @param phase that the rig is in meanwhile
     */
    synchronized void addExclusive(Phase phase, Order order) {
        if (exclusive != null) {
            throw new IllegalStateException("The rig is taken already, for " + exclusive + ".");
        }
        exclusive = phase;
        waiting.addLast(() -> {
            try {
                order.run();
            } finally {
                free();
            }
        });
    }

    private synchronized void free() {
        exclusive = null;
    }

    /** The phase of the work that has the rig for itself, or will have it next. */
    synchronized Optional<Phase> exclusive() {
        return Optional.ofNullable(exclusive);
    }

    synchronized Optional<Order> poll() {
        return Optional.ofNullable(waiting.pollFirst());
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The program has to stop: what takes long is broken off. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }
}
