package dev.diptych.capture.live;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.TimestampMeaning;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** A small grey frame of a camera of ten a second, that counts how often it was fetched and released. */
final class FakeFrame implements Frame {
    static final FrameTiming TIMING = new FrameTiming(100_000_000, 18_000_000);
    static final ExposureSetting EXPOSURE = new ExposureSetting(8_000_000, 2);
    private static final PixelFormat.LinearRgb16 FORMAT = new PixelFormat.LinearRgb16(16, 8, 0, 4095);

    final AtomicInteger fetched = new AtomicInteger();
    final AtomicInteger released = new AtomicInteger();
    private final FrameMetadata metadata;
    private final boolean broken;

    private FakeFrame(FrameMetadata metadata, boolean broken) {
        this.metadata = metadata;
        this.broken = broken;
    }

    static FakeFrame number(int sequence) {
        return new FakeFrame(metadata(sequence, TimestampMeaning.READOUT_START), false);
    }

    static FakeFrame uncalibrated(int sequence) {
        return new FakeFrame(metadata(sequence, TimestampMeaning.UNKNOWN), false);
    }

    /** Its driver throws instead of handing it over. */
    static FakeFrame broken(int sequence) {
        return new FakeFrame(metadata(sequence, TimestampMeaning.READOUT_START), true);
    }

    private static FrameMetadata metadata(int sequence, TimestampMeaning meaning) {
        return new FrameMetadata(sequence, sequence * TIMING.framePeriodNanos(), meaning, 0, EXPOSURE);
    }

    @Override
    public FrameMetadata metadata() {
        return metadata;
    }

    @Override
    public PixelFormat format() {
        return FORMAT;
    }

    @Override
    public ByteBuffer pixels() {
        fetched.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("The cable was pulled.");
        }
        ByteBuffer pixels = ByteBuffer.allocate((int) FORMAT.frameBytes());
        for (int i = 0; i < pixels.capacity(); i += Short.BYTES) {
            pixels.putShort(i, (short) (metadata.sequence() * 100));
        }
        return pixels;
    }

    @Override
    public void release() {
        released.incrementAndGet();
    }
}
