package dev.diptych.capture.web;

import java.time.Duration;

/**
 * How much anybody may ask of the console.
 *
 * @param connections at once
 * @param liveViewers at once
 * @param eventListeners at once
 * @param requestsPerSecond of one address, in the long run
 * @param requestsAtOnce of one address
 * @param nextRequest how long a connection may take to bring its next request's headers
 * @param wholeRequest how long a request may take, body and answer
 * @param silentViewer after so long without an answer a viewer is sent away
 */
record WebLimits(int connections, int liveViewers, int eventListeners, double requestsPerSecond, int requestsAtOnce,
        Duration nextRequest, Duration wholeRequest, Duration silentViewer) {
    static final int BODY_BYTES = 64 * 1024;

    /** Of a body that is too large, this many are read so that its sender hears why it is refused. */
    static final int DISCARDED_BYTES = 16 * BODY_BYTES;

    /** Of one address: apart from all else that it asks. */
    static final double STOPS_PER_SECOND = 20;
    static final int STOPS_AT_ONCE = 40;
    static final int CAPTURE_BYTES = 4 * 1024;
    static final WebLimits USUAL = new WebLimits(256, 16, 32, 50, 300, Duration.ofSeconds(10), Duration.ofSeconds(60),
            Duration.ofSeconds(10));
}
