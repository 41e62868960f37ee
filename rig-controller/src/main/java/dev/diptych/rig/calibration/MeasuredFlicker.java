package dev.diptych.rig.calibration;

import java.util.OptionalLong;

/**
 * Ripple of the lamps' light.
 *
 * @param hertz 0 if no ripple stands out
 * @param depthRatio its amplitude as a share of the mean light
 * @param noticeableRatio a weaker ripple would not have been noticed
 * @param advisedExposureNanos the exposure nearest to the one in use at which rows see whole periods; empty if the one in
 *            use does
 */
public record MeasuredFlicker(double hertz, double depthRatio, double noticeableRatio,
        OptionalLong advisedExposureNanos) {}
