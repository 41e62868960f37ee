package dev.diptych.inference.live;

/**
 * What each step of one frame's correction took, in the clock's nanoseconds.
 *
 * @param findNanos following the face; the search itself is done elsewhere
 * @param reduceNanos the square, reduced to the network's size
 * @param filterNanos the bilateral filter
 * @param networkNanos the prediction
 * @param cleanNanos the network's grain, taken out
 * @param smoothNanos steadying over time
 * @param applyNanos bringing the difference to the frame's resolution, and taking it off
 */
public record StageTimes(long findNanos, long reduceNanos, long filterNanos, long networkNanos, long cleanNanos,
        long smoothNanos, long applyNanos) {
    public long totalNanos() {
        return findNanos + reduceNanos + filterNanos + networkNanos + cleanNanos + smoothNanos + applyNanos;
    }
}
