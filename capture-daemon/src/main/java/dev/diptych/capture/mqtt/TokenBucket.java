package dev.diptych.capture.mqtt;

import dev.diptych.rig.time.Clock;

/** Lets so many a second through, and a few at once. For any thread. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;
    private final double perSecond;
    private final double burst;
    private final Clock clock;
    private double tokens;
    private long filledNanos;

    TokenBucket(double perSecond, int burst, Clock clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
        this.tokens = burst;
        this.filledNanos = clock.nanos();
    }

    synchronized boolean take() {
        long now = clock.nanos();
        tokens = Math.min(burst, tokens + (now - filledNanos) / NANOS_PER_SECOND * perSecond);
        filledNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
