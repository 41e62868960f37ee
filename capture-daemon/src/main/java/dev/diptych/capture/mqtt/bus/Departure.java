package dev.diptych.capture.mqtt.bus;

import java.util.Optional;

/** A JSON message for the broker, QoS 1. Its payload is not to be changed. */
public record Departure(String topic, byte[] payload, boolean retained, Optional<byte[]> correlationData) {
    public static Departure event(String topic, byte[] payload) {
        return new Departure(topic, payload, false, Optional.empty());
    }

    public static Departure retained(String topic, byte[] payload) {
        return new Departure(topic, payload, true, Optional.empty());
    }
}
