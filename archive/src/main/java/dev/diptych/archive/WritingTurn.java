package dev.diptych.archive;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.diptych.archive.ArchiveException.Code;

/** Lets one call write at a time, and no other wait for ever: a disk that does not answer keeps its caller, not all. */
final class WritingTurn {
    static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    private final Path root;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean ended;

    WritingTurn(Path root, Duration patience) {
        this.root = root;
        this.patience = patience;
    }

    /** @throws ArchiveException E_STORAGE_STALLED if another call does not end in time; whatever the work throws */
    <T> T take(WriterThread.Work<T> work) throws ArchiveException {
        if (!lockInTime()) {
            throw new ArchiveException(Code.E_STORAGE_STALLED, "The disk of " + root
                    + " has not answered for more than " + patience.toMillis() / 1e3
                    + " s; check the disk and its cable.", null);
        }
        try {
            if (ended) {
                throw new IllegalStateException("The archive " + root + " was closed.");
            }
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing if another call is under way. */
    void takeIfFree(Runnable work) {
        if (lock.tryLock()) {
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        }
    }

    /** @return whether it was the last turn: false if a call is under way that does not end in time */
    boolean end(Runnable lastWork) {
        boolean free = lockInTime();
        if (free) {
            try {
                ended = true;
                lastWork.run();
            } finally {
                lock.unlock();
            }
        }
        return free;
    }

    private boolean lockInTime() {
        boolean interrupted = false;
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return lock.tryLock(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
