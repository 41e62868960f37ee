package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.ExposureSetting;

/**
 * @param studio exposure of the rig's studio frames; calibration exposes less
 * @param repeats how often each light's change is measured, at least 8
 */
public record CalibrationSettings(ExposureSetting studio, int repeats) {
    /** With shots that differ by 4 ms (standard deviation), the mean of so many is within 0.5 ms of the truth. */
    public static final int USUAL_REPEATS = 64;

    public CalibrationSettings {
        if (repeats < 8) {
            throw new IllegalArgumentException("A spread needs 8 repeats at least, not " + repeats + ".");
        }
    }
}
