package dev.diptych.rig.host;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Does things at their instants. */
public interface StepTimer extends AutoCloseable {
    /** What is to be done at an instant of the rig's clock. */
    record Step(long instantNanos, Runnable action) {}

    /**
     * Does each step at its instant, or as soon after it as can be, one after another. Returns at once.
     *
     * @param steps in order of time
     * @return completes after the last step; completes exceptionally with what a step throws, which ends the rest
     */
    CompletableFuture<Void> start(List<Step> steps);

    /** What the operator should know of how well it does so, as a sentence; empty if nothing. */
    default Optional<String> remark() {
        return Optional.empty();
    }

    @Override
    void close();
}
