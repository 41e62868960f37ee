package dev.diptych.rig.calibration;

/** How a calibration ended. */
public sealed interface CalibrationOutcome {
    record Measured(Calibration calibration) implements CalibrationOutcome {}

    record Refused(CalibrationRefusal refusal) implements CalibrationOutcome {}
}
