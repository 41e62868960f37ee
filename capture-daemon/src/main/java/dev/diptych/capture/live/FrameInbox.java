package dev.diptych.capture.live;

import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.preview.PreviewFrame;
import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the camera's frames wait to be fetched, one at most: the newest of the viewfinder's, or while a flash preview is
 * on, the preview's own. The rig's thread brings, one thread takes. While nobody watches, whoever takes sleeps.
 */
final class FrameInbox {
    /** A preview has nobody to wake its taker when it ends; so often it looks whether there is still one. */
    private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private final Clock clock;
    private final BooleanSupplier watched;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable LiveFrame waiting;
    private @Nullable FlashPreview preview;
    private boolean closed;

    /** @param watched whether there is a viewer; {@link #lookUp} is called when that has changed */
    FrameInbox(Clock clock, BooleanSupplier watched) {
        this.clock = clock;
        this.watched = watched;
    }

    /** Gives back at once what nobody will see: the frame, or the one that waited. Never blocks. */
    void offer(LiveFrame frame) {
        LiveFrame unseen = frame;
        lock.lock();
        try {
            if (!closed && preview == null && watched.getAsBoolean()) {
                unseen = waiting;
                waiting = frame;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
        giveBack(unseen);
    }

    /** @param on null: none any more */
    void previewing(@Nullable FlashPreview on) {
        lock.lock();
        try {
            preview = on;
        } finally {
            lock.unlock();
        }
        lookUp();
    }

    /** Somebody watches, or nobody does any more. Any thread. */
    void lookUp() {
        LiveFrame unseen = null;
        lock.lock();
        try {
            if (closed || preview != null || !watched.getAsBoolean()) {
                unseen = waiting;
                waiting = null;
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
        giveBack(unseen);
    }

    /** Nothing is taken any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        lookUp();
    }

    /** Sleeps until there may be a frame; false once this is closed. */
    boolean awaitWork() {
        lock.lock();
        try {
            while (!closed && ((waiting == null && preview == null) || !watched.getAsBoolean())) {
                changed.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** The newest frame; empty if there is none, after a short wait in a preview. */
    Optional<LiveFrame> take() {
        FlashPreview on;
        lock.lock();
        try {
            on = preview;
            if (on == null) {
                Optional<LiveFrame> taken = Optional.ofNullable(waiting);
                waiting = null;
                return taken;
            }
        } finally {
            lock.unlock();
        }
        Optional<PreviewFrame> proved = on.frames().await(clock.nanos() + LOOK_UP_NANOS);
        return proved.map(LiveFrame::of);
    }

    private static void giveBack(@Nullable LiveFrame unseen) {
        if (unseen != null) {
            unseen.close();
        }
    }
}
