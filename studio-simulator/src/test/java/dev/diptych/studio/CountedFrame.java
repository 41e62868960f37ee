package dev.diptych.studio;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.RowSampling;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** A frame whose release is counted. */
record CountedFrame(Frame frame, AtomicInteger released) implements Frame {
    @Override
    public FrameMetadata metadata() {
        return frame.metadata();
    }

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

    @Override
    public void release() {
        released.incrementAndGet();
        frame.release();
    }
}
