package dev.diptych.broker;

import dev.diptych.capture.broker.BrokerAccess;
import dev.diptych.capture.broker.BrokerException;
import dev.diptych.capture.broker.BrokerProvider;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.Slf4JLoggerFactory;
import java.net.BindException;

/**
 * Apache ActiveMQ Artemis inside this program: MQTT 3.1.1 and 5 on 127.0.0.1, kept in memory, every right asked of
 * {@link BrokerAccess}. It starts in about half a second, and takes ten threads and some 90 MB.
 */
public final class ArtemisBrokerProvider implements BrokerProvider {
    private static final int USUAL_PORT = 1883;

    @Override
    public RunningBroker start(int portNumber, BrokerAccess access) throws BrokerException {
        // Otherwise Netty passes over an SLF4J that says nothing, and warns through java.util.logging on stderr.
        InternalLoggerFactory.setDefaultFactory(Slf4JLoggerFactory.INSTANCE);
        try {
            return RunningArtemis.start(BrokerSettings.of(portNumber), new AskedSecurity(access));
        } catch (Exception failure) {
            throw new BrokerException(sentence(portNumber, failure), failure);
        }
    }

    private static String sentence(int portNumber, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "Port " + portNumber + " is taken by another program, perhaps a broker: stop the other broker, "
                        + "or name it with --broker tcp://localhost:" + portNumber
                        + ", or another port for this one with --broker embedded:"
                        + (portNumber == USUAL_PORT ? USUAL_PORT + 1 : USUAL_PORT) + ".";
            }
        }
        return "The broker inside this program did not start (" + failure.getMessage()
                + "); start one of your own, such as mosquitto, and name it with --broker tcp://localhost:1883.";
    }
}
