package dev.diptych.rig.preview;

import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The newest frame of a preview, for whoever is slower than the camera. Nothing waits in line: a frame that is not taken
 * before the next one comes goes back to the camera. One thread brings frames, any thread takes them.
 */
public final class NewestFrame {
    private final Clock clock;
    private final BlockingQueue<PreviewFrame> slot = new ArrayBlockingQueue<>(1);
    private final AtomicLong brought = new AtomicLong();

    NewestFrame(Clock clock) {
        this.clock = clock;
    }

    void bring(PreviewFrame frame) {
        dropWaiting();
        brought.incrementAndGet();
        // There is room: nobody else brings.
        slot.add(frame);
    }

    /** Nobody takes what is left. */
    void dropWaiting() {
        PreviewFrame overtaken = slot.poll();
        if (overtaken != null) {
            overtaken.close();
        }
    }

    /** The newest frame, if it has not been taken; whoever takes it closes it. */
    public Optional<PreviewFrame> take() {
        return Optional.ofNullable(slot.poll());
    }

    /** As {@link #take}, and waits for one if need be; empty if none has come by then. */
    public Optional<PreviewFrame> await(long deadlineNanos) {
        return Optional.ofNullable(clock.poll(slot, deadlineNanos));
    }

    /** How many frames have been proved, whether taken or not. */
    public long proved() {
        return brought.get();
    }
}
