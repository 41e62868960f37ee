package dev.diptych.capture.libcamera;

/** Which of a camera's streams its frames are taken from. */
public enum StreamKind {
    /** The sensor's own samples. */
    RAW,
    /** What the camera, or its pipeline, makes of them: all that a webcam gives. */
    PROCESSED
}
