package dev.diptych.capture.access;

import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One program at a time changes {@code access.json}. Whoever holds it for long was stopped or hangs (a {@code diptych access}
 * under Ctrl-Z), and a rig that waited for it would not start: the wait has an end.
 */
final class AccessLock {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(20);
    /**
     * A file lock keeps other programs out, not other threads of this one. It is taken before the file is opened: when a process
     * closes any descriptor of a file, POSIX takes all its locks of that file away.
     */
    private static final ReentrantLock OF_THIS_PROGRAM = new ReentrantLock();
    /** Does not wait where the thread is interrupted, as it should not. */
    static final Runnable USUAL_PAUSE = () -> LockSupport.parkNanos(PAUSE.toNanos());

    private final Path file;
    private final Runnable pause;

    /** Ends with it. */
    interface Held extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** @param pause of 20 ms, between two attempts */
    AccessLock(Path file, Runnable pause) {
        this.file = file;
        this.pause = pause;
    }

    /**
     * @throws IOException if the lock's file cannot be made
     * @throws OperatorException if another has had it for 3 s
     */
    Held take() throws IOException, OperatorException {
        await(OF_THIS_PROGRAM::tryLock);
        try {
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    StateFolder.ofSecret(file));
            try {
                await(() -> isLocked(channel));
            } catch (IOException | OperatorException e) {
                channel.close();
                throw e;
            }
            return () -> {
                try {
                    channel.close();
                } finally {
                    OF_THIS_PROGRAM.unlock();
                }
            };
        } catch (IOException | OperatorException e) {
            OF_THIS_PROGRAM.unlock();
            throw e;
        }
    }

    private interface Attempt {
        boolean succeeds() throws IOException;
    }

    private void await(Attempt attempt) throws IOException, OperatorException {
        for (long left = PATIENCE.dividedBy(PAUSE); !attempt.succeeds(); left--) {
            if (left == 0) {
                throw new OperatorException("access.json is held by another program (perhaps a \"diptych access\" that"
                        + " was stopped); end it.");
            }
            pause.run();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held within this Java, by another copy of this class: waited for like any other.
            return false;
        }
    }
}
