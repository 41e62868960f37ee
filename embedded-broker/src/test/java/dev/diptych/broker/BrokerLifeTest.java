package dev.diptych.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.capture.broker.BrokerException;
import dev.diptych.capture.broker.BrokerProvider.RunningBroker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BrokerLifeTest {
    private final ArtemisBrokerProvider provider = new ArtemisBrokerProvider();

    @Test
    void oneCanFollowTheOtherOnTheSamePort() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        int portNumber;
        try (RunningBroker first = provider.start(0, new RigUsers())) {
            portNumber = first.portNumber();
            useRetainedMessage(portNumber);
        }
        try (RunningBroker second = provider.start(portNumber, new RigUsers())) {
            assertEquals(portNumber, second.portNumber());
            useRetainedMessage(portNumber);
        }
        for (Thread left : threadsSince(before)) {
            left.join();
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int portNumber = other.getLocalPort();

            BrokerException failure = assertThrows(BrokerException.class,
                    () -> provider.start(portNumber, new RigUsers()));

            assertEquals(
                    "Port " + portNumber + " is taken by another program, perhaps a broker: stop the other broker, "
                            + "or name it with --broker tcp://localhost:" + portNumber
                            + ", or another port for this one with --broker embedded:1883.",
                    failure.getMessage());
        }
    }

    /** Nothing is left of an earlier broker: the topic has no message until this one has been given it. */
    private static void useRetainedMessage(int portNumber) throws Exception {
        try (TestClient rig = TestClient.connect(portNumber, "rig", RigUsers.PASSWORD)) {
            rig.subscribe("diptych/r.1/state", 1);
            rig.publish("diptych/r.1/state", "on " + portNumber, 1, true);

            assertFalse(rig.next().message().isRetained());
        }
    }

    /** Those that would keep the program alive. Netty's global one ends by itself when it has had nothing to do for a second. */
    private static List<Thread> threadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> !thread.isDaemon() && !before.contains(thread)
                        && !thread.getName().startsWith("globalEventExecutor"))
                .toList();
    }
}
