package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A frame that is exposed when somebody first looks at it. */
final class SimulatedFrame implements Frame {
    private final FrameMetadata metadata;
    private final PixelFormat format;
    private final Supplier<ByteBuffer> exposing;
    private @Nullable ByteBuffer pixels;

    SimulatedFrame(FrameMetadata metadata, PixelFormat format, Supplier<ByteBuffer> exposing) {
        this.metadata = metadata;
        this.format = format;
        this.exposing = exposing;
    }

    @Override
    public FrameMetadata metadata() {
        return metadata;
    }

    @Override
    public PixelFormat format() {
        return format;
    }

    @Override
    public synchronized ByteBuffer pixels() {
        if (pixels == null) {
            pixels = exposing.get();
        }
        return pixels.duplicate();
    }
}
