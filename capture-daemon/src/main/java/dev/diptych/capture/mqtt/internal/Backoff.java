package dev.diptych.capture.mqtt.internal;

import dev.diptych.capture.mqtt.bus.Loss;
import dev.diptych.capture.mqtt.bus.ReconnectDelays;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before connecting again, with jitter: a studio's rigs do not all knock in the same instant. One thread. */
final class Backoff {
    private static final int MOST_DOUBLINGS = 10;
    private static final int MOST_TAKEOVERS = 3;
    private static final int SUSPICIOUS = 3;
    private static final Duration STABLE = Duration.ofSeconds(30);
    private final ReconnectDelays delays;
    private final RandomGenerator random;
    private int failures;
    private int takeovers;
    private int shortLived;

    Backoff(ReconnectDelays delays, RandomGenerator random) {
        this.delays = delays;
        this.random = random;
    }

    /** There was a connection for so long. */
    void connected(Duration lasted) {
        if (lasted.compareTo(STABLE) >= 0) {
            failures = 0;
            shortLived = 0;
        } else {
            shortLived++;
        }
    }

    /** There was no connection at all: the broker or the network is away, which explains what broke before. */
    void notConnected() {
        shortLived = 0;
    }

    /** Whether so many connections in a row broke soon that it is hardly the network. */
    boolean looksLikeTakeover() {
        return shortLived >= SUSPICIOUS;
    }

    Duration after(Loss loss) {
        if (loss.takenOver()) {
            // Never reset: the other client is still there, or somebody's mistake may come again.
            return jittered(delays.afterTakeover().multipliedBy(1L << Math.min(takeovers++, MOST_TAKEOVERS)));
        }
        Duration doubled = delays.shortest().multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        return jittered(doubled.compareTo(delays.longest()) < 0 ? doubled : delays.longest());
    }

    /** From three quarters of it to all of it. */
    private Duration jittered(Duration delay) {
        return Duration.ofNanos((long) (delay.toNanos() * (0.75 + 0.25 * random.nextDouble())));
    }
}
