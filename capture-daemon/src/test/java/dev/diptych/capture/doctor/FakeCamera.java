package dev.diptych.capture.doctor;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.TimestampMeaning;
import java.nio.ByteBuffer;

/** A camera of exact pace, but for what a test has let go wrong. */
final class FakeCamera implements Camera {
    static final ExposureSetting EXPOSURE = new ExposureSetting(8_000_000, 1);
    private static final FrameTiming TIMING = new FrameTiming(33_333_333, 18_000_000);
    private static final PixelFormat FORMAT = new PixelFormat.LinearRgb16(1280, 960, 64, 65_535);

    boolean starts = true;
    CameraException.Reason fails = CameraException.Reason.STALLED;
    long stallsAt = Long.MAX_VALUE;
    long dropped = Long.MAX_VALUE;
    long jumpsAt = Long.MAX_VALUE;
    TimestampMeaning meaning = TimestampMeaning.EXPOSURE_START;
    boolean closed;
    private long next;

    /** Counts the frames that nobody has given back. */
    int lent;

    private final class Taken implements Frame {
        private final FrameMetadata metadata;

        Taken(FrameMetadata metadata) {
            this.metadata = metadata;
            lent++;
        }

        @Override
        public FrameMetadata metadata() {
            return metadata;
        }

        @Override
        public void release() {
            lent--;
        }

        @Override
        public PixelFormat format() {
            return FORMAT;
        }

        @Override
        public ByteBuffer pixels() {
            throw new UnsupportedOperationException("Nobody needs the pixels.");
        }
    }

    @Override
    public FrameTiming timing() {
        return TIMING;
    }

    @Override
    public PixelFormat format() {
        return FORMAT;
    }

    @Override
    public int controlLatencyFrames() {
        return 2;
    }

    @Override
    public void start(ExposureSetting standing) throws CameraException {
        if (!starts) {
            throw new CameraException("The camera is in use by another program.");
        }
    }

    @Override
    public long earliestControllableSequence() {
        return next + 2;
    }

    @Override
    public void schedule(long sequence, ExposureSetting setting) {
        throw new UnsupportedOperationException("Nobody asks for an exposure.");
    }

    @Override
    public Frame awaitFrame(long deadlineNanos) throws CameraException {
        if (next == dropped) {
            next++;
        }
        if (next >= stallsAt) {
            throw new CameraException(fails, "The camera delivered no frame.");
        }
        long sequence = next++;
        long jumpNanos = sequence >= jumpsAt ? 2_000_000 : 0;
        return new Taken(new FrameMetadata(sequence, sequence * TIMING.framePeriodNanos() + jumpNanos, meaning, 1000,
                EXPOSURE));
    }

    @Override
    public void close() {
        closed = true;
    }
}
