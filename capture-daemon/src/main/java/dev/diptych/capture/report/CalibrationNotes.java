package dev.diptych.capture.report;

import java.time.Duration;
import java.util.Optional;

/**
 * What a calibration's page says beside what was measured.
 *
 * @param rig which rig it is, for a person
 * @param maxAge how old the calibration may become
 * @param truth what a simulated studio knows of itself
 */
public record CalibrationNotes(String rig, Duration maxAge, Optional<KnownRig> truth) {}
