package dev.diptych.capture.mqtt;

/**
 * An event that the broker has not taken yet.
 *
 * @param number grows from entry to entry
 * @param precious a pair's result or a decision: never given up for another
 */
record OutboxEntry(long number, boolean precious, String topic, String json) {}
