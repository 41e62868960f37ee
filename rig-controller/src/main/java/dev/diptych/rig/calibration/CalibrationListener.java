package dev.diptych.rig.calibration;

/** Told how far a calibration is. */
public interface CalibrationListener {
    /** @param what is being measured, for a person */
    void measuring(String what, int step, int steps);
}
