package dev.diptych.capture.bench;

import dev.diptych.rig.preview.NewestFrame;
import dev.diptych.rig.preview.PreviewFrame;
import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Takes a preview's frames and has their pixels fetched from the driver while whoever corrects is still at work on the
 * frame before. As in {@link NewestFrame} nothing waits in line. One thread fetches, another takes.
 */
final class FetchedFrames {
    private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private final Clock clock;
    private final NewestFrame newest;
    private final BlockingQueue<PreviewFrame> slot = new ArrayBlockingQueue<>(1);
    private volatile boolean stopped;

    FetchedFrames(Clock clock, NewestFrame newest) {
        this.clock = clock;
        this.newest = newest;
    }

    /** Until it is stopped. */
    void fetch() {
        while (!stopped) {
            newest.await(clock.nanos() + LOOK_UP_NANOS).ifPresent(this::bring);
        }
        dropWaiting();
    }

    private void bring(PreviewFrame frame) {
        // A driver that lends its memory hands it over here, and a simulated camera exposes the frame.
        frame.frame().pixels();
        dropWaiting();
        slot.add(frame);
    }

    private void dropWaiting() {
        PreviewFrame overtaken = slot.poll();
        if (overtaken != null) {
            overtaken.close();
        }
    }

    /** The newest frame, waited for if need be; empty if none has come by then. Whoever takes it closes it. */
    Optional<PreviewFrame> await(long deadlineNanos) {
        return Optional.ofNullable(clock.poll(slot, deadlineNanos));
    }

    /** {@link #fetch} returns soon, and nothing is left waiting. Any thread. */
    void stop() {
        stopped = true;
    }
}
