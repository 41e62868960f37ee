package dev.diptych.rig.shot;

import dev.diptych.rig.switching.ShotLog;

/**
 * What was planned and what was done.
 *
 * @param studioReadoutNanos the instant of the plan's zero
 * @param durationNanos from the request to the last edge or frame
 */
public record ShotRecord(ShotPlan plan, long studioReadoutNanos, ShotLog log, long durationNanos) {}
