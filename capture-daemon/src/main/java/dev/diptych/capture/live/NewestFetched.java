package dev.diptych.capture.live;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Hands frames whose pixels are there to the thread that renders: the newest only, whatever was overtaken is given back. */
final class NewestFetched {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable LiveFrame waiting;
    private boolean closed;

    /** Takes the frame over. Never blocks. */
    void put(LiveFrame frame) {
        LiveFrame unseen = frame;
        lock.lock();
        try {
            if (!closed) {
                unseen = waiting;
                waiting = frame;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
        if (unseen != null) {
            unseen.close();
        }
    }

    /** The newest, waited for if need be; empty once this is closed. Whoever takes it closes it. */
    Optional<LiveFrame> await() {
        lock.lock();
        try {
            while (waiting == null && !closed) {
                changed.awaitUninterruptibly();
            }
            Optional<LiveFrame> taken = Optional.ofNullable(waiting);
            waiting = null;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** What waits is given back, and so is all that is put from now on. */
    void close() {
        LiveFrame unseen;
        lock.lock();
        try {
            closed = true;
            unseen = waiting;
            waiting = null;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (unseen != null) {
            unseen.close();
        }
    }
}
