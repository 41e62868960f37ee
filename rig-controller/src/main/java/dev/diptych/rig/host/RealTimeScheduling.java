package dev.diptych.rig.host;

/**
 * Whether the kernel runs the edge timer before every ordinary thread.
 *
 * @param sentence says so to the operator, and why if it does not
 */
public record RealTimeScheduling(boolean granted, String sentence) {}
