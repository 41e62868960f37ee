package dev.diptych.rig.camera;

/**
 * A frame whose timestamp does not lie where the camera's pace puts it.
 *
 * @param offNanos by how much it lies later than predicted
 */
public record TimestampJump(long sequence, long offNanos) {}
