package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.TimestampMeaning;

/**
 * What the camera's timestamps mark, by a blinking light seen at two exposures: if they mark the start of exposure, the
 * light seems to come on earlier the longer the exposure is, when read as if they marked the readout.
 *
 * @param stated by the driver
 * @param measured by the blinking light
 * @param offsetNanos from the light's switch to its light as the timestamps place it; the light's own delay is in it
 * @param shiftNanos how much later the light seemed to come on at the longer exposure, read as if the timestamps marked
 *            the readout
 * @param exposureStepNanos by how much the exposures differed
 */
public record MeasuredTimestamps(TimestampMeaning stated, TimestampMeaning measured, long offsetNanos,
        long shiftNanos, long exposureStepNanos) {}
