package dev.diptych.capture.demo;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Function;

/** The simulated camera, as if its sensor delivered another format. */
record RecodingCamera(Camera camera, PixelFormat format, Function<ByteBuffer, byte[]> recoding,
        Map<String, String> cameraMetadata) implements Camera {
    record Recoded(Frame frame, RecodingCamera by) implements Frame {
        @Override
        public FrameMetadata metadata() {
            return frame.metadata();
        }

        @Override
        public PixelFormat format() {
            return by.format;
        }

        @Override
        public ByteBuffer pixels() {
            return ByteBuffer.wrap(by.recoding.apply(frame.pixels())).asReadOnlyBuffer();
        }

        @Override
        public Map<String, String> cameraMetadata() {
            return by.cameraMetadata;
        }
    }

    @Override
    public FrameTiming timing() {
        return camera.timing();
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
        return new Recoded(camera.awaitFrame(deadlineNanos), this);
    }

    @Override
    public void close() {
        camera.close();
    }
}
