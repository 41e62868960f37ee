package dev.diptych.rig.calibration;

/**
 * The room's own light: what the camera sees with everything dark.
 *
 * @param lightRatio as a share of the mean light with all lamps on
 * @param sdRatio its standard deviation from repeat to repeat
 */
public record MeasuredRoom(double lightRatio, double sdRatio, int repeats) {}
