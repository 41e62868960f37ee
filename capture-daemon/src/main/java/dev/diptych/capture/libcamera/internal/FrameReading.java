package dev.diptych.capture.libcamera.internal;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.TimestampMeaning;
import java.util.List;
import java.util.Optional;

/** How a camera's frames are read: their pixels, and their timestamps. For any number of threads. */
public final class FrameReading {
    private final ConfiguredMode mode;
    private final PipelineTimestamps timestamps;
    private final SensorClock sensorClock;
    private volatile PixelFormat format;
    private volatile boolean learnt;

    /**
     * @param stated what the timestamps mark, if somebody knows better than the table of pipelines
     * @throws CameraException if nothing here reads such a mode
     */
    public FrameReading(String cameraId, ConfiguredMode mode, Optional<TimestampMeaning> stated, long framePeriodNanos)
            throws CameraException {
        this.mode = mode;
        PipelineTimestamps byPipeline = PipelineTimestamps.of(cameraId);
        timestamps = stated.map(byPipeline::stated).orElse(byPipeline);
        sensorClock = new SensorClock(framePeriodNanos);
        format = PixelFormats.of(mode, 0);
    }

    /** The processed pixels that can be read, in the order in which they are to be asked for. */
    public static List<Integer> processedFourccs() {
        return PixelFormats.PROCESSED;
    }

    public static boolean canRead(ConfiguredMode mode) {
        return PixelFormats.knows(mode);
    }

    /** Its black level is 0 until the first frame has told it, and for good if that does not. */
    public PixelFormat format() {
        return format;
    }

    /** Whether nothing is missing but, at most, the padding of the last row. */
    boolean isWhole(Completion completion) {
        return bytesOf(completion) >= format.leastBytes();
    }

    /** What there is of a frame that is not whole, and what there should be, for a sentence. */
    String shortness(Completion completion) {
        return bytesOf(completion) + " bytes of the " + format.leastBytes() + " that its mode takes";
    }

    private static int bytesOf(Completion completion) {
        return completion.content().bytes().remaining();
    }

    /** The first frame tells the black level of all. */
    void learn(Completion completion) {
        if (learnt) {
            return;
        }
        learnt = true;
        if (completion.blackLevel() > 0) {
            try {
                format = PixelFormats.of(mode, completion.blackLevel());
            } catch (CameraException e) {
                throw new IllegalStateException("The camera states a black level of " + completion.blackLevel()
                        + " of 65535.", e);
            }
        }
    }

    /** @throws java.util.NoSuchElementException if the frame does not say how it was exposed */
    FrameMetadata metadata(Completion completion) {
        SensorClock.Placed placed = sensorClock.place(completion);
        return new FrameMetadata(completion.sequence(), placed.nanos(),
                placed.isKnown() ? timestamps.meaning() : TimestampMeaning.UNKNOWN,
                placed.uncertaintyNanos() + timestamps.uncertaintyNanos(), completion.exposure().orElseThrow());
    }
}
