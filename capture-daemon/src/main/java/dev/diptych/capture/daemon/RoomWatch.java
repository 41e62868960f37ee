package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.session.PairCapture;
import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the disk would take the next pair, looked at every few seconds by a thread that may wait for it: a shutter that looks ready and
 * refuses every press helps nobody. The intent asks again.
 */
final class RoomWatch {
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PairCapture capture;
    private final Executor asking;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Optional<RigState.Objection> objection = Optional.empty();
    private long nextNanos;

    RoomWatch(PairCapture capture, Executor asking, Clock clock) {
        this.capture = capture;
        this.asking = asking;
        this.clock = clock;
        this.nextNanos = clock.nanos();
    }

    /** From any thread. */
    Optional<RigState.Objection> objection() {
        return objection;
    }

    /** Has it looked at, if it is time; waits for nothing. By the thread that has the rig. */
    void look() {
        if (clock.nanos() >= nextNanos && looking.compareAndSet(false, true)) {
            nextNanos = clock.nanos() + BETWEEN_NANOS;
            asking.execute(this::ask);
        }
    }

    private void ask() {
        try {
            capture.requireRoom();
            objection = Optional.empty();
        } catch (ArchiveException e) {
            objection = Optional.of(new RigState.Objection(e.code().name(), String.valueOf(e.getMessage())));
        } finally {
            looking.set(false);
        }
    }
}
