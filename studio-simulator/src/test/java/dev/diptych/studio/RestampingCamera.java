package dev.diptych.studio;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import java.util.function.ToLongFunction;

/** Another camera's frames with other timestamps. */
final class RestampingCamera extends DecoratedCamera {
    private final ToLongFunction<FrameMetadata> timestampNanos;

    RestampingCamera(Camera camera, ToLongFunction<FrameMetadata> timestampNanos) {
        super(camera);
        this.timestampNanos = timestampNanos;
    }

    @Override
    public Frame awaitFrame(long deadlineNanos) throws CameraException {
        Frame frame = super.awaitFrame(deadlineNanos);
        FrameMetadata of = frame.metadata();
        return new Described(frame, new FrameMetadata(of.sequence(), timestampNanos.applyAsLong(of),
                of.meaning(), of.timestampUncertaintyNanos(), of.exposure()));
    }
}
