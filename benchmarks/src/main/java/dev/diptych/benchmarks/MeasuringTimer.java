package dev.diptych.benchmarks;

import dev.diptych.rig.host.StepTimer;
import dev.diptych.rig.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A timer of whose steps each is measured: how late it was begun, whatever became of it, and how long it took. */
final class MeasuringTimer implements StepTimer {
    private final StepTimer timer;
    private final Clock clock;
    private Sample lateness = new Sample();
    private Sample length = new Sample();
    private CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);

    MeasuringTimer(StepTimer timer, Clock clock) {
        this.timer = timer;
        this.clock = clock;
    }

    /** Waits until the steps that were started last are over, one way or the other. */
    void awaitIdle() {
        latest.handle((done, failure) -> true).join();
    }

    /** Forgets what it has measured. */
    void reset() {
        awaitIdle();
        lateness = new Sample();
        length = new Sample();
    }

    Sample lateness() {
        return lateness;
    }

    Sample length() {
        return length;
    }

    @Override
    public CompletableFuture<Void> start(List<Step> steps) {
        latest = timer.start(steps.stream()
                .map(step -> new Step(step.instantNanos(), () -> measure(step)))
                .toList());
        return latest;
    }

    private void measure(Step step) {
        long begunNanos = clock.nanos();
        try {
            step.action().run();
        } finally {
            length.add(clock.nanos() - begunNanos);
            lateness.add(begunNanos - step.instantNanos());
        }
    }

    @Override
    public void close() {
        timer.close();
    }
}
