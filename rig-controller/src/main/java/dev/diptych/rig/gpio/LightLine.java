package dev.diptych.rig.gpio;

/**
 * A light on a line: on or off, nothing between.
 *
 * @param onAtRest whether it is on while nothing happens, as a studio lamp may be and a flash is not
 */
public record LightLine(LineWiring wiring, boolean onAtRest) {}
