package dev.diptych.capture.daemon;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.shot.PickedFrames;
import dev.diptych.rig.shot.ShotOutcome;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A frame whose pixels cannot be had while it fails. */
final class FailingFrame implements Frame {
    boolean fails;
    boolean released;
    private @Nullable Frame frame;

    ShotOutcome inPlaceOfTheFlash(ShotOutcome outcome) {
        if (!(outcome instanceof ShotOutcome.Proven proven)) {
            return outcome;
        }
        PickedFrames frames = proven.frames();
        frame = frames.flash();
        return new ShotOutcome.Proven(proven.shot(), new PickedFrames(frames.studio(), frames.studioWindow(), this,
                frames.flashWindow(), frames.dark(), frames.darkWindow()), proven.light(), proven.evidence());
    }

    private Frame frame() {
        return Objects.requireNonNull(frame);
    }

    @Override
    public FrameMetadata metadata() {
        return frame().metadata();
    }

    @Override
    public PixelFormat format() {
        return frame().format();
    }

    @Override
    public ByteBuffer pixels() {
        if (fails) {
            throw new IllegalStateException("The frame's memory is gone");
        }
        return frame().pixels();
    }

    @Override
    public void release() {
        released = true;
        frame().release();
    }
}
