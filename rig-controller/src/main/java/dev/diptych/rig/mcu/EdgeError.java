package dev.diptych.rig.mcu;

/**
 * An edge of a shot, as it was commanded and as the board logged it, both by the board's own clock.
 *
 * @param commandedTicks as the board counts
 * @param errorUs by how much later than commanded it was made, in microseconds
 * @param offsetNanos from the plan's zero, as it was planned
 * @param hostBoundNanos how far off the instant may be that the host has of it, either way
 */
public record EdgeError(String lightId, double level, long offsetNanos, int commandedTicks, int executedTicks,
        double errorUs, long hostBoundNanos) {}
