package dev.diptych.capture.serve;

import dev.diptych.capture.doctor.Severity;

/**
 * How a part of the rig does.
 *
 * @param value in a few words, with the unit
 */
public record Condition(String value, Severity severity) {}
