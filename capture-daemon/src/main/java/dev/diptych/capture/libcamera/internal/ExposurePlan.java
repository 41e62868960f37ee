package dev.diptych.capture.libcamera.internal;

import dev.diptych.rig.camera.ExposureSetting;
import java.util.TreeMap;

/**
 * Which exposure a request is queued with, so that the frame it is meant for has it. Requests are filled in the order in
 * which they are queued, a frame each: one that is queued now is filled by frame {@code latest + in flight + 1}, unless
 * frames are dropped. Its controls show {@link #latencyFrames} frames later. For one thread at a time.
 */
final class ExposurePlan {
    private final ExposureSetting standing;
    private final TreeMap<Long, ExposureSetting> scheduled = new TreeMap<>();
    private long latestSequence = -1;
    private int inFlight;
    private int latencyFrames;

    /**
     * @param standing of every frame that is not asked for otherwise
     * @param inFlight requests that are queued with it already
     */
    ExposurePlan(ExposureSetting standing, int inFlight) {
        this.standing = standing;
        this.inFlight = inFlight;
    }

    int inFlight() {
        return inFlight;
    }

    /** From the frame that fills a request to the first that is exposed as the request asks; may be negative. */
    int latencyFrames() {
        return latencyFrames;
    }

    void latencyFrames(int measured) {
        latencyFrames = measured;
    }

    /** The newest frame; -1 before the first. */
    long latestSequence() {
        return latestSequence;
    }

    /** Whether the camera has gone on to frame {@code sequence} since. */
    boolean isNew(long sequence) {
        return sequence > latestSequence;
    }

    /** A request came back, filled by frame {@code sequence}. */
    void filled(long sequence) {
        inFlight--;
        latestSequence = sequence;
    }

    /** A request came back, filled by no frame. */
    void unfilled() {
        inFlight--;
    }

    /** The first frame whose exposure can still be chosen. */
    long earliestSequence() {
        return Math.max(latestSequence + 1, nextSequence() + latencyFrames);
    }

    /** @param sequence not before the earliest */
    void schedule(long sequence, ExposureSetting setting) {
        scheduled.put(sequence, setting);
    }

    /** A request is queued now. @return with which exposure */
    ExposureSetting queue() {
        long shows = nextSequence() + latencyFrames;
        inFlight++;
        // What frames before were to have was queued, or dropped with them.
        scheduled.headMap(shows, false).clear();
        ExposureSetting asked = scheduled.remove(shows);
        return asked == null ? standing : asked;
    }

    private long nextSequence() {
        return latestSequence + inFlight + 1;
    }
}
