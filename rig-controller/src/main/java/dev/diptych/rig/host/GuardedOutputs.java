package dev.diptych.rig.host;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Outputs for several threads: the edge timer's, and those that may have to put the lights to rest in mid-shot. Each
 * driver has a lock of its own, so that one that hangs keeps nobody from the lights of another.
 */
final class GuardedOutputs {
    /** Whoever puts lights to rest waits no longer than this for a driver that hangs. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LightOutputs outputs;
    private final ReentrantLock lock = new ReentrantLock();

    GuardedOutputs(LightOutputs outputs) {
        this.outputs = outputs;
    }

    Set<String> lightIds() {
        return outputs.lightIds();
    }

    long longestDelayNanos() {
        return outputs.longestDelayNanos();
    }

    /**
     * Switches, unless it is not wanted any more when the outputs are free.
     *
     * @param switched is told before anybody else can use the outputs
     */
    void switchTo(List<LightLevel> levels, BooleanSupplier wanted, Consumer<Switched> switched)
            throws DeviceException {
        lock.lock();
        try {
            if (wanted.getAsBoolean()) {
                switched.accept(outputs.switchTo(levels));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Switches, and what cannot be switched together, one by one. Setting a light to rest twice does no harm. */
    void putToRest(List<LightLevel> rest, RestOutcome outcome) {
        if (!lockInTime()) {
            rest.forEach(light -> outcome.failed(light, "its driver has not finished what it was told before"));
            return;
        }
        try {
            outcome.switched(rest, outputs.switchTo(rest));
        } catch (DeviceException | RuntimeException together) {
            rest.forEach(light -> putToRest(light, outcome));
        } finally {
            lock.unlock();
        }
    }

    private void putToRest(LightLevel rest, RestOutcome outcome) {
        try {
            outcome.switched(List.of(rest), outputs.switchTo(List.of(rest)));
        } catch (DeviceException | RuntimeException e) {
            outcome.failed(rest, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private boolean lockInTime() {
        try {
            return lock.tryLock(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lock.tryLock();
        }
    }
}
