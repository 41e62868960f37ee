package dev.diptych.rig.camera;

/**
 * A camera that runs freely: it exposes frame after frame at its own pace and nobody can make it wait. What can be
 * asked is how a frame still to come is exposed. A driver maps this to its queue of requests.
 */
public interface Camera extends AutoCloseable {
    FrameTiming timing();

    PixelFormat format();

    /** Frames from asking for an exposure to the first frame that can have it. */
    int controlLatencyFrames();

    /** Begins to stream, every frame exposed as {@code standing} unless asked otherwise. */
    void start(ExposureSetting standing) throws CameraException;

    /** The first frame whose exposure can still be chosen. */
    long earliestControllableSequence();

    /**
     * Asks that frame {@code sequence} be exposed as {@code setting}. The frame's metadata tell whether it was.
     *
     * @throws CameraException if that frame can no longer be reached
     */
    void schedule(long sequence, ExposureSetting setting) throws CameraException;

    /**
     * The next frame in order of sequence, waiting for it if need be. A gap in the sequence means dropped frames.
     *
     * @throws CameraException if none has come by {@code deadlineNanos}
     */
    Frame awaitFrame(long deadlineNanos) throws CameraException;

    @Override
    void close();
}
