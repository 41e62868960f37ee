package dev.diptych.capture.libcamera;

/** What a camera is to deliver. */
public enum StreamKind {
    /** The sensor's own samples. */
    RAW,
    /** Developed by the camera or its pipeline. */
    PROCESSED
}
