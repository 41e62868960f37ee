package dev.diptych.archive;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a piece of writing on a thread of its own and waits for it. Nobody holds that thread, so nobody can interrupt it
 * and close its channels half-way; an interrupt of the waiting caller is kept for afterwards. The thread is no daemon:
 * the virtual machine does not exit on its own in the middle of a commit.
 */
final class WriterThread {
    interface Work<T> {
        T run() throws ArchiveException;
    }

    private WriterThread() {
    }

    static <T> T call(Work<T> work) throws ArchiveException {
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread.ofPlatform().name("archive-writer").daemon(false).start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static ArchiveException failure(ExecutionException e) {
        return switch (e.getCause()) {
            case ArchiveException failure -> failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> throw new IllegalStateException("The archive's writer failed.", e);
        };
    }
}
