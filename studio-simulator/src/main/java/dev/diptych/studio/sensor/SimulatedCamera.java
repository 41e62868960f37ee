package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowSampling;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.time.Clock;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A free-running camera. Its clock is off by some parts per million and its timestamps by some microseconds; a frame
 * arrives a while after its readout; frames that nobody fetches in time fall out of its queue.
 */
public final class SimulatedCamera implements Camera {
    private static final int CONTROL_LATENCY_FRAMES = 2;
    private static final long DELIVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(7);
    private static final long TIMESTAMP_JITTER_NANOS = TimeUnit.MICROSECONDS.toNanos(30);
    private static final double MAX_CLOCK_ERROR = 50e-6;
    /** Some eight seconds. */
    private static final int REMEMBERED_FRAMES = 256;

    /** A frame as it was exposed, and how its pixels are had. */
    record Exposure(ExposedFrame frame, Function<RowSampling, ByteBuffer> pixels) {}

    /** Exposes frames. */
    interface Exposing {
        Exposure expose(long readoutNanos, ExposureSetting setting);
    }

    private final Clock clock;
    private final SensorModel model;
    private final Exposing exposing;
    private final FrameFaults faults;
    private final RandomGenerator random;
    private final double trueFramePeriodNanos;
    private final TreeMap<Long, ExposureSetting> scheduled = new TreeMap<>();
    private final TreeMap<Long, ExposedFrame> remembered = new TreeMap<>();
    /** What has arrived and was not fetched yet. */
    private final Deque<Frame> queue = new ArrayDeque<>();
    private @Nullable ExposureSetting standing;
    private long firstReadoutNanos;
    /** Of the frame that arrives next. */
    private long nextSequence;

    SimulatedCamera(Clock clock, SensorModel model, Exposing exposing, FrameFaults faults, RandomGenerator random) {
        this.clock = clock;
        this.model = model;
        this.exposing = exposing;
        this.faults = faults;
        this.random = random;
        this.trueFramePeriodNanos = model.timing().framePeriodNanos()
                * (1 + MAX_CLOCK_ERROR * (2 * random.nextDouble() - 1));
    }

    @Override
    public FrameTiming timing() {
        return model.timing();
    }

    @Override
    public PixelFormat format() {
        return model.format();
    }

    @Override
    public int controlLatencyFrames() {
        return CONTROL_LATENCY_FRAMES;
    }

    @Override
    public void start(ExposureSetting standingExposure) throws CameraException {
        refuseTooLong(standingExposure);
        standing = standingExposure;
        firstReadoutNanos = clock.nanos() + Math.round((1 + random.nextDouble()) * trueFramePeriodNanos);
        nextSequence = 0;
        scheduled.clear();
        remembered.clear();
        queue.clear();
    }

    @Override
    public long earliestControllableSequence() {
        double framesRead = Math.floor((clock.nanos() - firstReadoutNanos) / trueFramePeriodNanos) + 1;
        return Math.max(0, (long) framesRead) + CONTROL_LATENCY_FRAMES;
    }

    @Override
    public void schedule(long sequence, ExposureSetting setting) throws CameraException {
        started();
        refuseTooLong(setting);
        if (sequence < earliestControllableSequence()) {
            throw new CameraException("The exposure of frame " + sequence + " was asked for too late: the camera needs "
                    + CONTROL_LATENCY_FRAMES
                    + " frames; take the pair again, and end other programs if that happens often.");
        }
        scheduled.put(sequence, setting);
    }

    @Override
    public Frame awaitFrame(long deadlineNanos) throws CameraException {
        started();
        receive();
        while (queue.isEmpty()) {
            long arrivalNanos = arrivalNanos(nextSequence);
            if (arrivalNanos > deadlineNanos) {
                clock.sleepUntil(deadlineNanos);
                throw new CameraException(CameraException.Reason.STALLED,
                        "The camera delivered no frame in time; check that it is connected and streaming.");
            }
            clock.sleepUntil(arrivalNanos);
            receive();
        }
        return queue.removeFirst();
    }

    @Override
    public void close() {
        standing = null;
    }

    /** When a frame's readout truly began. */
    public long trueReadoutNanos(long sequence) {
        return firstReadoutNanos + Math.round(sequence * trueFramePeriodNanos);
    }

    /**
     * By what a frame was exposed.
     *
     * @throws IllegalArgumentException if it has not arrived since the camera was started, or too long ago
     */
    public ExposedFrame exposed(long sequence) {
        ExposedFrame frame = remembered.get(sequence);
        if (frame == null) {
            throw new IllegalArgumentException("Frame " + sequence + " has not arrived lately.");
        }
        return frame;
    }

    /** Takes in what has arrived by now. */
    void receive() {
        while (standing != null && arrivalNanos(nextSequence) <= clock.nanos()) {
            receive(nextSequence++, standing);
        }
    }

    private void receive(long sequence, ExposureSetting usual) {
        ExposureSetting asked = scheduled.getOrDefault(sequence, usual);
        scheduled.headMap(sequence, true).clear();
        long readoutNanos = trueReadoutNanos(sequence);
        FrameFate fate = faults.befall(readoutNanos, arrivalNanos(sequence), FrameFate.asAsked(asked));
        if (fate.lost()) {
            return;
        }
        Exposure exposure = exposing.expose(readoutNanos, fate.exposed());
        remember(sequence, exposure.frame());
        queue.addLast(new SimulatedFrame(metadata(sequence, readoutNanos, fate), model.format(), exposure.pixels()));
        if (queue.size() > model.queueFrames()) {
            queue.removeFirst();
        }
    }

    /** A driver computes its timestamps from what it believes of the exposure. */
    private FrameMetadata metadata(long sequence, long readoutNanos, FrameFate fate) {
        long markedNanos = model.timestamps().truth() == TimestampMeaning.READOUT_START
                ? readoutNanos
                : readoutNanos - fate.reported().exposureNanos();
        long jitterNanos = Math.round(TIMESTAMP_JITTER_NANOS * (2 * random.nextDouble() - 1));
        return new FrameMetadata(sequence, markedNanos + jitterNanos + fate.timestampOffNanos(),
                model.timestamps().stated(), TIMESTAMP_JITTER_NANOS, fate.reported());
    }

    private void remember(long sequence, ExposedFrame frame) {
        remembered.put(sequence, frame);
        if (remembered.size() > REMEMBERED_FRAMES) {
            remembered.pollFirstEntry();
        }
    }

    private ExposureSetting started() throws CameraException {
        if (standing == null) {
            throw new CameraException("The camera was not started.");
        }
        return standing;
    }

    private void refuseTooLong(ExposureSetting setting) throws CameraException {
        if (setting.exposureNanos() > model.timing().framePeriodNanos()) {
            throw new CameraException(
                    "An exposure of %.1f ms does not fit into the camera's frame period of %.1f ms; ask for a shorter one."
                            .formatted(setting.exposureNanos() / 1e6, model.timing().framePeriodNanos() / 1e6));
        }
    }

    private long arrivalNanos(long sequence) {
        return trueReadoutNanos(sequence) + model.timing().readoutNanos() + DELIVERY_NANOS;
    }
}
