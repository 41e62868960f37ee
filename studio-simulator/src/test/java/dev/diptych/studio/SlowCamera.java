package dev.diptych.studio;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;

/** Another camera's every so manieth frame, and the slow mode that they make. */
final class SlowCamera extends DecoratedCamera {
    private final int every;

    SlowCamera(Camera camera, int every) {
        super(camera);
        this.every = every;
    }

    @Override
    public FrameTiming timing() {
        return new FrameTiming(every * super.timing().framePeriodNanos(), super.timing().readoutNanos());
    }

    @Override
    public long earliestControllableSequence() {
        return Math.ceilDiv(super.earliestControllableSequence(), every);
    }

    @Override
    public void schedule(long sequence, ExposureSetting setting) throws CameraException {
        super.schedule(sequence * every, setting);
    }

    @Override
    public Frame awaitFrame(long deadlineNanos) throws CameraException {
        Frame frame;
        do {
            frame = super.awaitFrame(deadlineNanos);
        } while (frame.metadata().sequence() % every != 0);
        FrameMetadata of = frame.metadata();
        return new Described(frame, new FrameMetadata(of.sequence() / every, of.timestampNanos(), of.meaning(),
                of.timestampUncertaintyNanos(), of.exposure()));
    }
}
