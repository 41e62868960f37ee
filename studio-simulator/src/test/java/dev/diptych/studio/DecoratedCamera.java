package dev.diptych.studio;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.RowSampling;
import java.nio.ByteBuffer;

/** Passes everything on to another camera, for tests to change a part of it. */
class DecoratedCamera implements Camera {
    private final Camera camera;

    DecoratedCamera(Camera camera) {
        this.camera = camera;
    }

    @Override
    public FrameTiming timing() {
        return camera.timing();
    }

    @Override
    public PixelFormat format() {
        return camera.format();
    }

    @Override
    public int controlLatencyFrames() {
        return camera.controlLatencyFrames();
    }

    @Override
    public void start(ExposureSetting standing) throws CameraException {
        camera.start(standing);
    }

    @Override
    public long earliestControllableSequence() {
        return camera.earliestControllableSequence();
    }

    @Override
    public void schedule(long sequence, ExposureSetting setting) throws CameraException {
        camera.schedule(sequence, setting);
    }

    @Override
    public Frame awaitFrame(long deadlineNanos) throws CameraException {
        return camera.awaitFrame(deadlineNanos);
    }

    @Override
    public void close() {
        camera.close();
    }

    /** A frame of which the camera says something else. */
    record Described(Frame frame, FrameMetadata metadata) implements Frame {
        @Override
        public PixelFormat format() {
            return frame.format();
        }

        @Override
        public ByteBuffer pixels() {
            return frame.pixels();
        }

        @Override
        public RowMeans rowMeans(RowSampling sampling) {
            return frame.rowMeans(sampling);
        }
    }
}
