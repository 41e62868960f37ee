package dev.diptych.capture.mqtt;

import dev.diptych.capture.ask.StrictJson;
import dev.diptych.capture.daemon.RigState;
import dev.diptych.capture.mqtt.bus.CommandBus;
import dev.diptych.capture.mqtt.bus.Departure;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The retained state: one publication at a time, and then the newest; what came between is never sent. For any thread. */
final class NewestState {
    private static final byte[] OFFLINE = StrictJson.bytes(StrictJson.empty().put("online", false));
    private final String topic;
    private final CommandBus bus;
    private @Nullable RigState waiting;
    private boolean busy;
    private boolean ended;

    NewestState(String topic, CommandBus bus) {
        this.topic = topic;
        this.bus = bus;
    }

    /** For the last will as well. */
    static Departure offline(String topic) {
        return Departure.retained(topic, OFFLINE);
    }

    synchronized void show(RigState state) {
        waiting = state;
        publishIfFree();
    }

    private synchronized void publishIfFree() {
        RigState newest = waiting;
        if (busy || ended || newest == null) {
            return;
        }
        waiting = null;
        busy = true;
        // What failed is shown anew with the next connection.
        CompletableFuture<Void> _ = bus.publish(Departure.retained(topic, online(newest)))
                .whenComplete((_, _) -> published());
    }

    private void published() {
        synchronized (this) {
            busy = false;
        }
        publishIfFree();
    }

    private static byte[] online(RigState state) {
        return StrictJson.bytes(StrictJson.object(state).put("online", true));
    }

    /** The rig takes leave: nothing is shown after it. */
    Optional<CompletableFuture<Void>> end() {
        synchronized (this) {
            ended = true;
        }
        return bus.isUp() ? Optional.of(bus.publish(offline(topic))) : Optional.empty();
    }
}
