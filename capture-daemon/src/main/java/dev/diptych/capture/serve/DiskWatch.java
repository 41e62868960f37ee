package dev.diptych.capture.serve;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Asks every few seconds how much room a disk has, so that nobody else waits for a disk that hangs. */
final class DiskWatch implements AutoCloseable {
    /** A disk that says nothing for so long hangs, or is gone. */
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    @FunctionalInterface
    interface Source {
        /** By this user. */
        long usableBytes() throws IOException;
    }

    private record Seen(long bytes, long atNanos) {}

    private final Source source;
    private final LongSupplier nanos;
    private final long startNanos;
    private final ScheduledExecutorService thread;
    private volatile @Nullable Seen seen;
    private volatile @Nullable Future<?> looking;

    /** @param nanos a clock that never goes back */
    DiskWatch(Source source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
        startNanos = nanos.getAsLong();
        thread = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("disk-watch").factory());
    }

    void start() {
        looking = thread.scheduleWithFixedDelay(this::look, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    void look() {
        try {
            seen = new Seen(source.usableBytes(), nanos.getAsLong());
        } catch (IOException e) {
            // A disk that is gone answers nothing; it is asked again, because it may come back.
            return;
        }
    }

    /** What it said last; empty before the first answer, and if that is long ago. */
    OptionalLong freeBytes() {
        return Optional.ofNullable(seen)
                .filter(it -> isRecent(it.atNanos()))
                .map(it -> OptionalLong.of(it.bytes()))
                .orElse(OptionalLong.empty());
    }

    /** Whether it could have answered by now and did not. */
    boolean isSilent() {
        Seen last = seen;
        return !isRecent(last == null ? startNanos : last.atNanos());
    }

    private boolean isRecent(long atNanos) {
        return nanos.getAsLong() - atNanos <= PATIENCE.toNanos();
    }

    @Override
    public void close() {
        Future<?> begun = looking;
        if (begun != null) {
            begun.cancel(true);
        }
        thread.shutdownNow();
    }
}
