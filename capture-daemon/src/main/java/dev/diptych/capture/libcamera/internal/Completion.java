package dev.diptych.capture.libcamera.internal;

import dev.diptych.rig.camera.ExposureSetting;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * A completed request: a frame's facts, and its bytes where the camera has put them.
 *
 * @param sensorTimestampNanos on one of both clocks; 0 if there is none
 * @param completedMonotonicNanos CLOCK_MONOTONIC when the request completed
 * @param completedBoottimeNanos CLOCK_BOOTTIME at the same moment
 * @param exposure empty if the camera does not say
 * @param framePeriodNanos 0 if the camera does not say
 * @param blackLevel of 16-bit samples; -1 if the camera does not say
 */
record Completion(int request, long sequence, long sensorTimestampNanos, long completedMonotonicNanos,
        long completedBoottimeNanos, Optional<ExposureSetting> exposure, long framePeriodNanos, int blackLevel,
        Status status, InCamera content) {
    /** What became of a request. */
    enum Status {
        COMPLETE,
        /** The stream was halted before it was filled. */
        CANCELLED,
        /** Its pixels are not whole. */
        DAMAGED
    }

    /** What may be looked at until the request is given back to the camera, or the camera is halted. */
    interface InCamera {
        /** The frame's bytes, mapped: they change when the camera has them back. */
        ByteBuffer bytes();

        Map<String, String> metadata();
    }
}
