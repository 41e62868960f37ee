package dev.diptych.capture.develop;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.TimestampMeaning;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * A frame as a driver lends it: in memory that is not Java's, in a buffer that has more before it, and after it.
 *
 * @param afterBytes what the buffer has after the frame
 */
public record DeliveredFrame(PixelFormat format, byte[] bytes, Map<String, String> cameraMetadata,
        int afterBytes) implements Frame {
    private static final int BEFORE = 5;

    public DeliveredFrame(PixelFormat format, byte[] bytes, Map<String, String> cameraMetadata) {
        this(format, bytes, cameraMetadata, 7);
    }

    @Override
    public FrameMetadata metadata() {
        return new FrameMetadata(42, 1_000_000_000, TimestampMeaning.EXPOSURE_START, 30_000,
                new ExposureSetting(8_000_000, 2));
    }

    @Override
    public ByteBuffer pixels() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BEFORE + bytes.length + afterBytes);
        return buffer.put(BEFORE, bytes).position(BEFORE).asReadOnlyBuffer();
    }
}
