package dev.diptych.protocol.link;

import dev.diptych.protocol.frame.Frame;

/**
 * A reply, and when it came.
 *
 * @param sentNanos before its request's first byte went to the port, the first time
 * @param heardNanos after its last byte came
 * @param repeated whether the request went out more than once
 * @param requestBytes on the line
 */
record Answer(Frame frame, long sentNanos, long heardNanos, boolean repeated, int requestBytes) {}
