package dev.diptych.rig.camera;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where in time a free-running camera's frames fall: a least-squares line through the readout starts of the latest
 * frames, extrapolated to frames to come. Readout starts, because they keep their pace when the exposure changes.
 */
public final class CameraPhase {
    /** Enough for microseconds over the frames of one shot, few enough to follow a drifting oscillator. */
    public static final int WINDOW_FRAMES = 16;
    /** With fewer frames there is no line to trust. */
    public static final int MIN_FRAMES = 4;

    private record Readout(long sequence, long startNanos) {}

    private final Deque<Readout> readouts = new ArrayDeque<>();

    /**
     * Frames come in order of their sequence; one that does not is the first of a camera that was started again.
     *
     * @throws IllegalStateException if the frame's timestamp says nothing
     */
    public void observe(FrameMetadata frame) {
        Readout readout = new Readout(frame.sequence(), frame.readoutStartNanos());
        if (!readouts.isEmpty() && readout.sequence() <= latestSequence()) {
            readouts.clear();
        }
        readouts.addLast(readout);
        if (readouts.size() > WINDOW_FRAMES) {
            readouts.removeFirst();
        }
    }

    /** Whether enough frames were seen to predict others. */
    public boolean isLocked() {
        return readouts.size() >= MIN_FRAMES;
    }

    /** The newest frame observed. */
    public long latestSequence() {
        return readouts.getLast().sequence();
    }

    /** When the newest frame began to be read out. */
    long latestReadoutNanos() {
        return readouts.getLast().startNanos();
    }

    /** Whether any frame was observed. */
    boolean isEmpty() {
        return readouts.isEmpty();
    }

    /** When the first row of frame {@code sequence} begins to be read out. */
    public long predictReadoutNanos(long sequence) {
        if (!isLocked()) {
            throw new IllegalStateException("The camera's phase is known only after " + MIN_FRAMES + " frames.");
        }
        Readout origin = readouts.getFirst();
        double meanSequence = 0;
        double meanNanos = 0;
        for (Readout readout : readouts) {
            meanSequence += readout.sequence() - origin.sequence();
            meanNanos += readout.startNanos() - origin.startNanos();
        }
        meanSequence /= readouts.size();
        meanNanos /= readouts.size();
        double covariance = 0;
        double variance = 0;
        for (Readout readout : readouts) {
            double dSequence = readout.sequence() - origin.sequence() - meanSequence;
            covariance += dSequence * (readout.startNanos() - origin.startNanos() - meanNanos);
            variance += dSequence * dSequence;
        }
        double periodNanos = covariance / variance;
        return origin.startNanos()
                + Math.round(meanNanos + periodNanos * (sequence - origin.sequence() - meanSequence));
    }
}
