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
        OptionalLong advisedExposureNanos) {
    /** What is left of the ripple in the mean over an exposure, as a share of the mean light. */
    public double bandingRatio(long exposureNanos) {
        double x = Math.PI * hertz * exposureNanos / 1e9;
        return x > 0 ? depthRatio * Math.abs(Math.sin(x) / x) : depthRatio;
    }
}
