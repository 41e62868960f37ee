package dev.diptych.capture.mqtt;

import dev.diptych.capture.ask.StrictJson;
import dev.diptych.capture.mqtt.bus.Arrival;
import dev.diptych.capture.mqtt.bus.CommandBus;
import dev.diptych.capture.mqtt.bus.Departure;
import java.util.Optional;

/** Where answers to one command go. */
record Asker(CommandBus bus, Optional<String> topic, Optional<byte[]> correlationData) {
    static Asker of(CommandBus bus, Arrival message) {
        return new Asker(bus, message.responseTopic(), message.correlationData());
    }

    /** Whoever cannot be reached just now asks again with the same trigger, and hears what became of it. */
    void answer(Reply reply) {
        topic.ifPresent(to -> bus.send(new Departure(to, StrictJson.bytes(reply), false, correlationData)));
    }
}
