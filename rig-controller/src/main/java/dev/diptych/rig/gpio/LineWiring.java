package dev.diptych.rig.gpio;

/**
 * How a line is wired.
 *
 * @param activeLow whether the low level is "on"
 */
public record LineWiring(LineAddress address, boolean activeLow, LineBias bias) {}
