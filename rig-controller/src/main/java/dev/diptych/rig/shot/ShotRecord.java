package dev.diptych.rig.shot;

/**
 * What was planned and what was done.
 *
 * @param studioReadoutNanos the instant of the plan's zero
 * @param durationNanos from the request to the last edge or frame
 */
public record ShotRecord(ShotPlan plan, long studioReadoutNanos, ShotLog log, long durationNanos) {}
