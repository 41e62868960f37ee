package dev.diptych.capture.config.hardware;

/** Which of a camera's streams the frames are taken from. */
public enum CameraStream {
    /** The sensor's own values. */
    RAW,
    /** What the camera's own processing made of them: all that a webcam gives. */
    PROCESSED
}
