package dev.diptych.capture.libcamera.internal;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.RowSampling;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A frame in one of the camera's buffers, until it is released, or copied: then the camera has its buffer back and the
 * copy stays. For any number of threads; nobody takes the buffer from one that looks at it.
 */
final class LentFrame implements Frame {
    /** Takes a buffer back. */
    @FunctionalInterface
    interface GiveBack {
        void giveBack(LentFrame frame, int request);
    }

    private final Completion completion;
    private final FrameMetadata metadata;
    private final PixelFormat format;
    private final GiveBack camera;
    private boolean inCamera = true;
    private @Nullable ByteBuffer copy;
    private @Nullable Map<String, String> cameraMetadata;

    LentFrame(Completion completion, FrameReading reading, GiveBack camera) {
        this.completion = completion;
        this.metadata = reading.metadata(completion);
        this.format = reading.format();
        this.camera = camera;
    }

    @Override
    public FrameMetadata metadata() {
        return metadata;
    }

    @Override
    public PixelFormat format() {
        return format;
    }

    /** As the camera says; 0 if it does not. */
    long framePeriodNanos() {
        return completion.framePeriodNanos();
    }

    @Override
    public synchronized ByteBuffer pixels() {
        keepCopy();
        return copied().asReadOnlyBuffer();
    }

    @Override
    public synchronized RowMeans rowMeans(RowSampling sampling) {
        return RowMeans.of(inCamera ? completion.content().bytes() : copied().duplicate(), format, sampling);
    }

    @Override
    public synchronized Map<String, String> cameraMetadata() {
        if (inCamera && cameraMetadata == null) {
            cameraMetadata = completion.content().metadata();
        }
        if (cameraMetadata == null) {
            throw released();
        }
        return cameraMetadata;
    }

    @Override
    public synchronized void release() {
        if (inCamera) {
            inCamera = false;
            camera.giveBack(this, completion.request());
        }
    }

    /** Copies all of it, if it is still in the camera's buffer, and gives the buffer back. */
    synchronized void keepCopy() {
        if (inCamera) {
            ByteBuffer bytes = completion.content().bytes();
            copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
            cameraMetadata();
            release();
        }
    }

    private ByteBuffer copied() {
        if (copy == null) {
            throw released();
        }
        return copy;
    }

    private IllegalStateException released() {
        return new IllegalStateException("Frame " + metadata.sequence()
                + " was released before anything was taken from it.");
    }
}
