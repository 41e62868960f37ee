package dev.diptych.capture.mqtt.bus;

/**
 * Why there is no connection.
 *
 * @param takenOver another client came with the same client id (MQTT 5, reason code 0x8E)
 * @param sentence what is wrong and what to do
 */
public record Loss(boolean takenOver, String sentence) {}
