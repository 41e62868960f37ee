package dev.diptych.capture.daemon;

import dev.diptych.archive.PairIntent;

/**
 * A trigger that was accepted.
 *
 * @param intent on disk
 * @param poseId of the pose that was next
 * @param source who asked, for documents
 * @param acceptedNanos when, on the rig's clock
 */
record QueuedShot(PairIntent intent, String poseId, String source, String triggerId, long acceptedNanos) {}
