package dev.diptych.capture.broker;

/** Runs a broker inside this program. In {@code META-INF/services} of the module that has one. */
public interface BrokerProvider {
    /**
     * Starts it on the loopback interface; it keeps nothing on disk.
     *
     * @param portNumber 0 for any free one
     * @throws BrokerException if it cannot be, with a sentence for the operator
     */
    RunningBroker start(int portNumber, BrokerAccess access) throws BrokerException;

    /** A broker that runs. */
    interface RunningBroker extends AutoCloseable {
        int portNumber();

        @Override
        void close();
    }
}
