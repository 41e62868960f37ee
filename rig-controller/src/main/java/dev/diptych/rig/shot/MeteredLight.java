package dev.diptych.rig.shot;

/**
 * The light on the sitter who sits there now, as metered before the first pair: mean linear light per nanosecond of
 * exposure at gain 1, over the whole frame.
 *
 * @param lamps all lamps at rest, the flash dark
 * @param flash what the flash adds
 */
public record MeteredLight(double lamps, double flash) {}
