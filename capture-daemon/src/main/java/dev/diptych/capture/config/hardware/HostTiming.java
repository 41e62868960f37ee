package dev.diptych.capture.config.hardware;

/**
 * How well this computer times its outputs.
 *
 * @param edgeUncertaintyNanos how far a switch may lie from when the program set it, either way
 * @param realtime whether to ask for a real-time thread
 */
public record HostTiming(long edgeUncertaintyNanos, boolean realtime) {}
