package dev.diptych.capture.libcamera.internal;

/** Is told of a camera's frames on a thread of libcamera's; it must not block. */
interface FrameListener {
    void completed(Completion completion);

    /** The camera was unplugged. */
    void gone();

    /** What came from the camera could not be read. */
    void unreadable(Throwable cause);
}
