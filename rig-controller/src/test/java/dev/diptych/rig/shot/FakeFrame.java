package dev.diptych.rig.shot;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;
import java.nio.ByteBuffer;

/** A frame of one grey pixel. */
record FakeFrame(FrameMetadata metadata, int value) implements Frame {
    static final PixelFormat.LinearRgb16 FORMAT = new PixelFormat.LinearRgb16(1, 1, 0, 1_000);

    @Override
    public PixelFormat format() {
        return FORMAT;
    }

    @Override
    public ByteBuffer pixels() {
        return ByteBuffer.allocate(6)
                .putShort((short) value)
                .putShort((short) value)
                .putShort((short) value)
                .flip()
                .asReadOnlyBuffer();
    }
}
