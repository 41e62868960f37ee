package dev.diptych.rig.camera;

import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A camera's frames as they come, placed in time: follows the camera's pace, predicts frames to come, and notices
 * timestamps that leave the pace. For one thread.
 */
public final class FrameStream {
    /** Without a frame for so long, the camera has stalled. */
    public static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** A pace that is not found in this time is not there. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** Off its pace by more than this, a timestamp has jumped. */
    private static final long JUMP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** The pace itself is known to about this, per frame since the last one seen; no oscillator errs by more in all. */
    private static final long DRIFT_NANOS_PER_FRAME = 20_000;
    private static final long LARGEST_DRIFT_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    /** Older jumps are nobody's business. */
    private static final int REMEMBERED_JUMPS = 16;

    private final Clock clock;
    private final Camera camera;
    private final TimestampReading reading;
    private final List<TimestampJump> jumps = new ArrayList<>();
    private CameraPhase phase = new CameraPhase();
    /** The pace before the latest jump, until the camera is back on it. */
    private @Nullable CameraPhase before;
    private int framesInPace;
    /** From frame to frame, when the camera was last on its pace for long; 0 before that. */
    private long knownPeriodNanos;
    private @Nullable ExposureSetting standing;
    private boolean stalled;

    /** @param reading how the camera's timestamps are to be read */
    public FrameStream(Clock clock, Camera camera, TimestampReading reading) {
        this.clock = clock;
        this.camera = camera;
        this.reading = reading;
    }

    public FrameTiming timing() {
        return camera.timing();
    }

    /** Begins to stream; whatever was known of the camera's pace is forgotten. */
    public void start(ExposureSetting exposure) throws CameraException {
        standing = exposure;
        phase = new CameraPhase();
        before = null;
        jumps.clear();
        // A camera that does not start is started again by the next lock.
        stalled = true;
        camera.start(exposure);
        stalled = false;
    }

    /** The next frame, whatever its timestamp says. */
    public Frame next(long deadlineNanos) throws CameraException {
        stalled = true;
        Frame frame = reading.applyTo(camera.awaitFrame(deadlineNanos));
        stalled = false;
        if (frame.metadata().meaning() != TimestampMeaning.UNKNOWN) {
            observe(frame.metadata());
        }
        return frame;
    }

    /**
     * Waits for a frame and goes on until the camera's pace is known. A camera that had stalled is started again first.
     *
     * @throws CameraException if the camera stalls or does not say what its timestamps mean
     */
    public Frame lock() throws CameraException {
        if (stalled && standing != null) {
            camera.close();
            start(standing);
        }
        long givesUpNanos = clock.nanos() + PATIENCE_NANOS;
        @Nullable
        Frame frame = null;
        do {
            if (frame != null) {
                frame.release();
            }
            if (clock.nanos() > givesUpNanos) {
                throw new CameraException(
                        "The camera's timestamps keep no pace; check its driver, and calibrate again.");
            }
            frame = next(clock.nanos() + TIMEOUT_NANOS);
            if (frame.metadata().meaning() == TimestampMeaning.UNKNOWN) {
                throw new CameraException("The camera does not say what its timestamps mark, so its frames cannot be"
                        + " placed in time; calibrate the camera's timestamp.");
            }
        } while (!phase.isLocked() || framesInPace < CameraPhase.MIN_FRAMES);
        return frame;
    }

    /** By how much the camera's timestamps lie off the pace they had before the latest jump; empty if they do not. */
    public Optional<Long> displacementNanos() {
        CameraPhase earlier = before;
        if (earlier == null || !phase.isLocked()) {
            return Optional.empty();
        }
        long sequence = phase.latestSequence();
        long offNanos = phase.predictReadoutNanos(sequence) - earlier.predictReadoutNanos(sequence);
        return Math.abs(offNanos) <= toleranceNanos(earlier, sequence) ? Optional.empty() : Optional.of(offNanos);
    }

    /** The present pace is right, by other evidence than the pace before. */
    public void acceptPace() {
        before = null;
    }

    /** Timestamps that left the pace at frame {@code sequence} or later. */
    public List<TimestampJump> jumpsSince(long sequence) {
        return jumps.stream().filter(jump -> jump.sequence() >= sequence).toList();
    }

    /** When the first row of frame {@code sequence} begins to be read out. */
    public long predictReadoutNanos(long sequence) {
        return phase.predictReadoutNanos(sequence);
    }

    /**
     * The first frame that can still be chosen whose readout begins at {@code readoutNanos} or later. One frame is kept
     * to spare, because the earliest may pass before its exposure is asked for.
     */
    public long firstFrameFrom(long readoutNanos) {
        long sequence = Math.max(phase.latestSequence(), camera.earliestControllableSequence()) + 1;
        while (phase.predictReadoutNanos(sequence) < readoutNanos) {
            sequence++;
        }
        return sequence;
    }

    public void schedule(long sequence, ExposureSetting setting) throws CameraException {
        camera.schedule(sequence, setting);
    }

    private void observe(FrameMetadata frame) {
        if (!phase.isEmpty() && frame.sequence() <= phase.latestSequence()) {
            // The camera was started again: nothing is known of its pace before.
            before = null;
            jumps.clear();
        } else {
            offNanos(frame).ifPresent(offNanos -> leavePace(frame, offNanos));
        }
        framesInPace++;
        phase.observe(frame);
        if (phase.isLocked() && framesInPace >= CameraPhase.WINDOW_FRAMES) {
            knownPeriodNanos = phase.predictReadoutNanos(frame.sequence() + 1)
                    - phase.predictReadoutNanos(frame.sequence());
        }
    }

    /** How far a frame lies off the pace; empty if it does not, or if there is no pace yet. */
    private Optional<Long> offNanos(FrameMetadata frame) {
        long readoutNanos = frame.readoutStartNanos();
        long sequence = frame.sequence();
        if (phase.isLocked()) {
            long offNanos = readoutNanos - phase.predictReadoutNanos(sequence);
            return Math.abs(offNanos) <= toleranceNanos(phase, sequence) ? Optional.empty() : Optional.of(offNanos);
        }
        if (knownPeriodNanos == 0 || phase.isEmpty()) {
            return Optional.empty();
        }
        // A new pace of a few frames: it steps as every pace of this camera, unless the timestamps jump again.
        long stepNanos = knownPeriodNanos * (sequence - phase.latestSequence());
        long offNanos = readoutNanos - phase.latestReadoutNanos() - stepNanos;
        return Math.abs(offNanos) <= JUMP_NANOS ? Optional.empty() : Optional.of(offNanos);
    }

    private void leavePace(FrameMetadata frame, long offNanos) {
        jumps.add(new TimestampJump(frame.sequence(), offNanos));
        if (jumps.size() > REMEMBERED_JUMPS) {
            jumps.removeFirst();
        }
        framesInPace = 0;
        CameraPhase earlier = before;
        if (earlier != null && Math.abs(frame.readoutStartNanos()
                - earlier.predictReadoutNanos(frame.sequence())) <= toleranceNanos(earlier, frame.sequence())) {
            // Back on the pace before.
            phase = earlier;
            before = null;
        } else {
            before = earlier == null && phase.isLocked() ? phase : earlier;
            phase = new CameraPhase();
        }
    }

    private static long toleranceNanos(CameraPhase known, long sequence) {
        return Math.clamp(DRIFT_NANOS_PER_FRAME * (sequence - known.latestSequence()), JUMP_NANOS,
                LARGEST_DRIFT_NANOS);
    }
}
