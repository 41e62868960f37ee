package dev.diptych.capture.mqtt.bus;

import java.util.Optional;

/**
 * A message that the broker has delivered. Its payload is not to be changed.
 *
 * @param retained as its sender set it (Retain As Published)
 * @param expirySeconds what is left of its message expiry interval; empty if its sender set none
 * @param token the first user property of that name
 * @param acknowledge tells the broker that it is dealt with; to be called once, on any thread; without effect when its connection
 *            is gone
 */
public record Arrival(String topic, byte[] payload, boolean retained, Optional<Long> expirySeconds,
        Optional<String> responseTopic, Optional<byte[]> correlationData, Optional<String> token,
        Runnable acknowledge) {}
