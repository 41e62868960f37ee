package dev.diptych.capture.mqtt.bus;

import java.util.concurrent.CompletableFuture;

/**
 * One client of a broker. It connects by itself, and again whenever the connection is lost, with a clean session: what was not
 * delivered by then is not delivered later. For any thread.
 */
public interface CommandBus extends AutoCloseable {
    /** Connects, subscribes, and goes on until it is closed. Returns at once; once. */
    void start(BusListener listener);

    /** Whether it is connected and subscribed, as far as it knows. */
    boolean isUp();

    /**
     * Publishes, in the order of the calls. Never waits.
     *
     * @return done when the broker has it; fails with a {@link BusException} if it has not, as when there is no connection
     */
    CompletableFuture<Void> publish(Departure message);

    /** As {@link #publish}, for what is of no use later. */
    default void send(Departure message) {
        CompletableFuture<Void> _ = publish(message);
    }

    /** Takes leave of the broker, which then publishes no last will. */
    @Override
    void close();
}
