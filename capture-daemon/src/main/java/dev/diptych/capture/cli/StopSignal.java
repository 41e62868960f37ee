package dev.diptych.capture.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** When the system asks the program to end (SIGTERM, SIGINT, SIGHUP), the rig ends safely first. */
final class StopSignal implements AutoCloseable {
    /** A shot is over in a second or two, a slow disk takes longer; then the lights go to rest with the process. */
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Runnable> stop = new AtomicReference<>();
    private volatile boolean asked;
    private final Thread hook = Thread.ofPlatform().name("stop-signal").unstarted(this::end);

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @param what asks the work to end; from another thread */
    void stops(Runnable what) {
        stop.set(what);
        if (asked) {
            // While all was being opened.
            what.run();
        }
    }

    /** Whether the program is to end. */
    boolean isAsked() {
        return asked;
    }

    private void end() {
        asked = true;
        Optional.ofNullable(stop.get()).ifPresent(Runnable::run);
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All is closed: the program may end. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already.
            stop.set(null);
        }
    }
}
