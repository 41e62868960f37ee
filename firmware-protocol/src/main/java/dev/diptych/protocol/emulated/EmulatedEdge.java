package dev.diptych.protocol.emulated;

/**
 * An output of an emulated board has changed.
 *
 * @param level 0 and 255 of a pin; of a DMX slot what has gone out
 * @param hostNanos as {@link System#nanoTime()}
 * @param ticks of the board's clock, from 0 to 4,294,967,295
 */
public record EmulatedEdge(int output, int level, long hostNanos, long ticks) {}
