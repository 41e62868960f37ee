package dev.diptych.rig.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A light that goes in straight lines from level to level, some time after its switch. */
final class RampLight {
    private static final int KEPT = 12;

    private record Ramp(double startNanos, double lengthNanos, double from, double to) {
        double level(double atNanos) {
            return from + (to - from) * Math.clamp((atNanos - startNanos) / lengthNanos, 0, 1);
        }

        /** From the start. */
        double integralNanos(double atNanos) {
            double elapsedNanos = atNanos - startNanos;
            double changingNanos = Math.min(elapsedNanos, lengthNanos);
            return from * elapsedNanos
                    + (to - from) * (0.5 * changingNanos * changingNanos / lengthNanos + elapsedNanos - changingNanos);
        }
    }

    /** Times in one direction, in milliseconds. */
    record Answer(double deadMs, double lengthMs, double deadSdMs) {}

    final String id;
    final Answer off;
    final Answer on;
    private final Random random;
    private final List<Ramp> ramps = new ArrayList<>();

    RampLight(String id, boolean restsOn, Answer off, Answer on, Random random) {
        this.id = id;
        this.off = off;
        this.on = on;
        this.random = random;
        ramps.add(new Ramp(-1e15, 1, restsOn ? 1 : 0, restsOn ? 1 : 0));
    }

    void switchTo(double level, long atNanos) {
        Answer answer = level > 0 ? on : off;
        double startNanos = atNanos
                + 1e6 * Math.max(0, answer.deadMs() + answer.deadSdMs() * random.nextGaussian());
        // What has not begun by then never happens.
        ramps.removeIf(ramp -> ramp.startNanos() >= startNanos);
        ramps.add(new Ramp(startNanos, 1e6 * answer.lengthMs(), ramps.getLast().level(startNanos), level));
        if (ramps.size() > KEPT) {
            ramps.removeFirst();
        }
    }

    /** Over [from, until], which is not empty. */
    double mean(double fromNanos, double untilNanos) {
        double sumNanos = 0;
        double endNanos = untilNanos;
        for (Ramp ramp : ramps.reversed()) {
            double beginNanos = Math.max(fromNanos, ramp.startNanos());
            if (beginNanos < endNanos) {
                sumNanos += ramp.integralNanos(endNanos) - ramp.integralNanos(beginNanos);
                endNanos = beginNanos;
            }
        }
        return sumNanos / (untilNanos - fromNanos);
    }
}
