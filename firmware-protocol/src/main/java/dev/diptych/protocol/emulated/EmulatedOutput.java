package dev.diptych.protocol.emulated;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What an emulated board's program prints: its port, its edges, and until when it has told of them all. */
final class EmulatedOutput {
    private final Consumer<EmulatedEdge> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    /** Guarded by the lock, as is what follows. */
    private Optional<String> port = Optional.empty();
    private long knownUntilNanos = Long.MIN_VALUE;
    private boolean ended;

    EmulatedOutput(Consumer<EmulatedEdge> listener) {
        this.listener = listener;
    }

    /** Until the program ends. */
    void read(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line.split(" "));
            }
        } catch (IOException e) {
            // The program has ended while its last words were read: as if it had ended before.
        } finally {
            change(() -> ended = true);
        }
    }

    private void take(String[] words) {
        switch (words[0]) {
            case "edge" -> listener.accept(new EmulatedEdge(Integer.parseInt(words[1]), Integer.parseInt(words[2]),
                    Long.parseLong(words[3]), Long.parseLong(words[4])));
            case "now" -> {
                long now = Long.parseLong(words[1]);
                change(() -> knownUntilNanos = now);
            }
            case "port" -> change(() -> port = Optional.of(words[1]));
            default -> {
                // Resets, and whatever a later program has to say.
            }
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Optional<String> awaitPort(long timeoutNanos) {
        await(() -> port.isPresent(), timeoutNanos);
        lock.lock();
        try {
            return port;
        } finally {
            lock.unlock();
        }
    }

    long knownUntilNanos() {
        lock.lock();
        try {
            return knownUntilNanos;
        } finally {
            lock.unlock();
        }
    }

    boolean awaitKnown(long hostNanos, long timeoutNanos) {
        return await(() -> knownUntilNanos != Long.MIN_VALUE && knownUntilNanos - hostNanos >= 0, timeoutNanos);
    }

    /** Not longer than that, nor once the program has ended or the thread is interrupted. */
    private boolean await(BooleanSupplier condition, long timeoutNanos) {
        long end = System.nanoTime() + timeoutNanos;
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0 || ended || !more.await(left, TimeUnit.NANOSECONDS)) {
                    return condition.getAsBoolean();
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
