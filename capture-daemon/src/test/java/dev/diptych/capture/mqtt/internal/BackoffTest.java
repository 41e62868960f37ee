package dev.diptych.capture.mqtt.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.mqtt.bus.Loss;
import dev.diptych.capture.mqtt.bus.ReconnectDelays;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Loss TAKEN_OVER = new Loss(true, "");
    private final Backoff backoff = new Backoff(ReconnectDelays.USUAL, new Random(1));

    private void connected(int times, Duration lasted) {
        IntStream.range(0, times).forEach(_ -> backoff.connected(lasted));
    }

    @Test
    void threeConnectionsInARowThatBreakSoonLookLikeATakeover() {
        connected(2, SHORT);
        assertFalse(backoff.looksLikeTakeover());

        connected(1, SHORT);
        assertTrue(backoff.looksLikeTakeover());
    }

    @Test
    void aBrokerThatWasAwayInBetweenOrAConnectionThatLastedDoesNot() {
        connected(2, SHORT);
        backoff.notConnected();
        connected(2, SHORT);
        connected(1, Duration.ofSeconds(30));
        connected(2, SHORT);

        assertFalse(backoff.looksLikeTakeover());
    }

    @Test
    void whoComesBackAndIsThrownOffAtOnceDoesNotTryThreeTimesAgain() {
        connected(3, SHORT);
        Duration first = backoff.after(TAKEN_OVER);
        connected(1, SHORT);

        assertTrue(backoff.looksLikeTakeover());
        assertTrue(first.compareTo(Duration.ofMinutes(1)) >= 0, first::toString);
        assertTrue(backoff.after(TAKEN_OVER).compareTo(Duration.ofMinutes(2)) >= 0);
    }

    @Test
    void theDelayDoublesUpToTheLongest() {
        Loss loss = new Loss(false, "");
        Duration last = IntStream.range(0, 20)
                .mapToObj(_ -> backoff.after(loss))
                .reduce((_, next) -> next)
                .orElseThrow();

        assertTrue(last.compareTo(Duration.ofMillis(22_500)) >= 0 && last.compareTo(Duration.ofSeconds(30)) <= 0,
                last::toString);
    }
}
