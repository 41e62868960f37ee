package dev.diptych.rig.camera;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where in time a free-running camera's frames fall: a least-squares line through the starts of the latest frames,
 * extrapolated to frames to come.
 */
public final class CameraPhase {
    /** Enough for microseconds over the frames of one shot, few enough to follow a drifting oscillator. */
    public static final int WINDOW_FRAMES = 16;
    /** With fewer frames there is no line to trust. */
    public static final int MIN_FRAMES = 4;

    private record Start(long sequence, long startNanos) {}

    private final Deque<Start> starts = new ArrayDeque<>();

    public void observe(FrameMetadata frame) {
        starts.addLast(new Start(frame.sequence(), frame.exposureStartNanos()));
        if (starts.size() > WINDOW_FRAMES) {
            starts.removeFirst();
        }
    }

    /** Whether enough frames were seen to predict others. */
    public boolean isLocked() {
        return starts.size() >= MIN_FRAMES;
    }

    /** The newest frame observed. */
    public long latestSequence() {
        return starts.getLast().sequence();
    }

    /** When the first row of frame {@code sequence} begins to be exposed. */
    public long predictStartNanos(long sequence) {
        if (!isLocked()) {
            throw new IllegalStateException("The camera's phase is known only after " + MIN_FRAMES + " frames.");
        }
        Start origin = starts.getFirst();
        double meanSequence = 0;
        double meanNanos = 0;
        for (Start start : starts) {
            meanSequence += start.sequence() - origin.sequence();
            meanNanos += start.startNanos() - origin.startNanos();
        }
        meanSequence /= starts.size();
        meanNanos /= starts.size();
        double covariance = 0;
        double variance = 0;
        for (Start start : starts) {
            double dSequence = start.sequence() - origin.sequence() - meanSequence;
            covariance += dSequence * (start.startNanos() - origin.startNanos() - meanNanos);
            variance += dSequence * dSequence;
        }
        double periodNanos = covariance / variance;
        return origin.startNanos()
                + Math.round(meanNanos + periodNanos * (sequence - origin.sequence() - meanSequence));
    }
}
