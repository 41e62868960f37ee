package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.TIMING;
import static dev.diptych.rig.shot.TestRig.ms;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A camera of exact pace that drops frames, stalls and starts again as told. */
public final class ScriptedCamera implements Camera {
    static final String STALLED = "The camera delivered no frame in time; check that it is connected.";
    private static final long DELIVERY_NANOS = ms(5);

    final Map<Long, ExposureSetting> scheduled = new TreeMap<>();
    final Set<Long> dropped = new HashSet<>();
    TimestampMeaning meaning = TimestampMeaning.EXPOSURE_START;
    long stallsFrom = Long.MAX_VALUE;
    long startsAgainAt = Long.MAX_VALUE;
    int starts;
    /** Timestamps of these frames are off. */
    final Map<Long, Long> offNanos = new TreeMap<>();
    int value = 100;
    private final Clock clock;
    private long next;
    private long sequenceOffset;

    public ScriptedCamera(Clock clock) {
        this.clock = clock;
    }

    @Override
    public FrameTiming timing() {
        return TIMING;
    }

    @Override
    public PixelFormat format() {
        return FakeFrame.FORMAT;
    }

    @Override
    public int controlLatencyFrames() {
        return 2;
    }

    @Override
    public void start(ExposureSetting standing) {
        if (starts++ > 0) {
            sequenceOffset = next;
        }
    }

    @Override
    public long earliestControllableSequence() {
        return clock.nanos() / TIMING.framePeriodNanos() + 3 - sequenceOffset;
    }

    @Override
    public void schedule(long sequence, ExposureSetting setting) throws CameraException {
        if (sequence < earliestControllableSequence()) {
            throw new CameraException("The exposure of frame " + sequence + " was asked for too late.");
        }
        scheduled.put(sequence, setting);
    }

    @Override
    public Frame awaitFrame(long deadlineNanos) throws CameraException {
        while (dropped.contains(next - sequenceOffset)) {
            next++;
        }
        if (next == startsAgainAt) {
            sequenceOffset = next;
        }
        long readoutNanos = next * TIMING.framePeriodNanos();
        long arrivalNanos = readoutNanos + TIMING.readoutNanos() + DELIVERY_NANOS;
        if (next >= stallsFrom || arrivalNanos > deadlineNanos) {
            clock.sleepUntil(deadlineNanos);
            throw new CameraException(STALLED);
        }
        clock.sleepUntil(arrivalNanos);
        long sequence = next++ - sequenceOffset;
        ExposureSetting exposure = scheduled.getOrDefault(sequence, TestRig.STUDIO);
        long stampNanos = meaning == TimestampMeaning.EXPOSURE_START
                ? readoutNanos - exposure.exposureNanos()
                : readoutNanos;
        return new FakeFrame(new FrameMetadata(sequence, stampNanos + offNanos.getOrDefault(sequence, 0L), meaning,
                ms(0.01), exposure), value);
    }

    @Override
    public void close() {
        next = Math.max(next, clock.nanos() / TIMING.framePeriodNanos() + 1);
    }
}
