package dev.diptych.capture.mqtt.bus;

import java.time.Duration;

/**
 * How long to wait before connecting again, at most; at least three quarters of it.
 *
 * @param shortest after the first failure; doubled with each further one
 * @param longest never more, except after a takeover
 * @param afterTakeover after another client has come with the same id; doubled with each further one. Two clients that reconnect
 *            at once throw each other out for ever.
 */
public record ReconnectDelays(Duration shortest, Duration longest, Duration afterTakeover) {
    public static final ReconnectDelays USUAL = new ReconnectDelays(Duration.ofSeconds(1), Duration.ofSeconds(30),
            Duration.ofSeconds(80));

    public ReconnectDelays {
        if (shortest.isNegative() || shortest.isZero() || longest.compareTo(shortest) < 0
                || afterTakeover.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "Delays before connecting again are longer than nothing, and the shortest"
                            + " is the shortest, not " + shortest + ", " + longest + " and " + afterTakeover + ".");
        }
    }
}
