package dev.diptych.rig.camera;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * How a camera's timestamps are to be read, as a blinking light has shown it: the driver's word on it is often wrong or
 * missing.
 *
 * @param measured what the timestamps mark; empty to take the driver's word
 */
public record TimestampReading(Optional<TimestampMeaning> measured) {
    public static final TimestampReading AS_STATED = new TimestampReading(Optional.empty());

    /** The frame, its timestamp read so. */
    public Frame applyTo(Frame frame) {
        FrameMetadata stated = frame.metadata();
        return measured.filter(meaning -> meaning != stated.meaning())
                .<Frame>map(meaning -> new Reread(frame, new FrameMetadata(stated.sequence(), stated.timestampNanos(),
                        meaning, stated.timestampUncertaintyNanos(), stated.exposure())))
                .orElse(frame);
    }

    private record Reread(Frame frame, FrameMetadata metadata) implements Frame {
        @Override
        public PixelFormat format() {
            return frame.format();
        }

        @Override
        public ByteBuffer pixels() {
            return frame.pixels();
        }

        @Override
        public void release() {
            frame.release();
        }

        @Override
        public Map<String, String> cameraMetadata() {
            return frame.cameraMetadata();
        }

        @Override
        public RowMeans rowMeans(RowSampling sampling) {
            return frame.rowMeans(sampling);
        }
    }
}
