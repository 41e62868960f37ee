package dev.diptych.rig.dmx;

/**
 * How a level becomes the value of a dimmer's channel.
 *
 * @param off where there is no light
 * @param dim where the light begins to grow
 * @param bright where it is full; may be less than {@code dim}
 */
record Ramp(long off, long dim, long bright) {
    /** @param level 0 dark to 1 full */
    long valueAt(double level) {
        return level == 0 ? off : Math.round(dim + level * (bright - dim));
    }
}
