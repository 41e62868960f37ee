package dev.diptych.rig.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * What rows saw of one change of one light: how far it was done, 0 before and 1 after, in the mean over each row's
 * exposure. Times are in nanoseconds from the switch's edge; the weight is the row's share of the light, because a row
 * that sees little of the light sees it in more noise.
 */
final class ChangeSamples {
    record Sample(double fromNanos, double untilNanos, double done, double weight) {
        double middleNanos() {
            return 0.5 * (fromNanos + untilNanos);
        }

        /** Whether some of its exposure lies between these. */
        boolean isWithin(double beganNanos, double endedNanos) {
            return untilNanos > beganNanos && fromNanos < endedNanos;
        }
    }

    private final List<Sample> samples = new ArrayList<>();

    void add(double fromNanos, double untilNanos, double done, double weight) {
        samples.add(new Sample(fromNanos, untilNanos, done, weight));
    }

    List<Sample> all() {
        return samples;
    }

    boolean isEmpty() {
        return samples.isEmpty();
    }
}
