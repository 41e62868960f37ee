package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.light.SimulatedLight;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A free-running camera. Its clock is off by some parts per million and its timestamps by some microseconds; a frame
 * arrives a while after its readout; frames that nobody fetches in time fall out of its queue.
 */
public final class SimulatedCamera implements Camera {
    private static final int CONTROL_LATENCY_FRAMES = 2;
    private static final int QUEUE_FRAMES = 4;
    private static final long DELIVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(7);
    private static final long TIMESTAMP_JITTER_NANOS = TimeUnit.MICROSECONDS.toNanos(30);
    private static final double MAX_CLOCK_ERROR = 50e-6;

    private final Clock clock;
    private final SensorModel model;
    private final List<SimulatedLight> lights;
    private final Supplier<FrameRenderer> rendererNow;
    private final RandomGenerator random;
    private final double trueFramePeriodNanos;
    private final TreeMap<Long, ExposureSetting> scheduled = new TreeMap<>();
    private @Nullable ExposureSetting standing;
    private long firstReadoutNanos;
    private long nextSequence;

    SimulatedCamera(Clock clock, SensorModel model, List<SimulatedLight> lights, Supplier<FrameRenderer> rendererNow,
            RandomGenerator random) {
        this.clock = clock;
        this.model = model;
        this.lights = lights;
        this.rendererNow = rendererNow;
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
                    + CONTROL_LATENCY_FRAMES + " frames.");
        }
        scheduled.put(sequence, setting);
    }

    @Override
    public Frame awaitFrame(long deadlineNanos) throws CameraException {
        ExposureSetting usual = started();
        dropUnfetched();
        long arrivalNanos = arrivalNanos(nextSequence);
        if (arrivalNanos > deadlineNanos) {
            clock.sleepUntil(deadlineNanos);
            throw new CameraException(
                    "The camera delivered no frame in time; check that it is connected and streaming.");
        }
        clock.sleepUntil(arrivalNanos);
        return frame(nextSequence++, usual);
    }

    @Override
    public void close() {
        standing = null;
    }

    /** When a frame's readout truly began. */
    public long trueReadoutNanos(long sequence) {
        return firstReadoutNanos + Math.round(sequence * trueFramePeriodNanos);
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

    private void dropUnfetched() {
        while (arrivalNanos(nextSequence + QUEUE_FRAMES) <= clock.nanos()) {
            nextSequence++;
        }
    }

    private Frame frame(long sequence, ExposureSetting usual) {
        ExposureSetting exposure = scheduled.getOrDefault(sequence, usual);
        scheduled.headMap(sequence, true).clear();
        long readoutNanos = trueReadoutNanos(sequence);
        long jitterNanos = Math.round(TIMESTAMP_JITTER_NANOS * (2 * random.nextDouble() - 1));
        FrameMetadata metadata = new FrameMetadata(sequence, readoutNanos - exposure.exposureNanos() + jitterNanos,
                TimestampMeaning.EXPOSURE_START, TIMESTAMP_JITTER_NANOS, exposure);
        FrameRenderer renderer = rendererNow.get();
        LightLevels levels = new LightLevels(lights, model.timing(), model.heightPx(), readoutNanos, exposure);
        return new SimulatedFrame(metadata, model.format(), () -> renderer.render(readoutNanos, exposure, levels));
    }
}
