package dev.diptych.capture.live;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The camera's frames as pictures for whoever watches: the viewfinder's, and while a flash preview is on, its proved
 * frames, each with its correction. The thread that has the camera brings frames and is never kept waiting; two daemon
 * threads, {@code live-fetch} and {@code live-show}, do the rest, and sleep while nobody watches.
 */
public final class LiveView implements LivePictures, Viewfinder, AutoCloseable {
    /** A driver that hangs must not hold the program up. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<FrameTiming> timing;
    private final Viewers viewers;
    private final FrameInbox inbox;
    private final LazyCorrector network;
    private final RecentPictures recent;
    private final LivePipeline pipeline;
    private final List<Thread> threads;

    /**
     * @param clock the rig's
     * @param timing the camera's
     * @param corrector opened for the first flash preview; empty: previews go uncorrected
     * @param teller tells the operator a sentence; any thread, must not block
     */
    public LiveView(Clock clock, Supplier<FrameTiming> timing, Optional<CorrectorSource> corrector,
            Consumer<String> teller) {
        this.timing = timing;
        Complaints complaints = new Complaints(clock, teller);
        viewers = new Viewers(complaints);
        inbox = new FrameInbox(clock, viewers::any);
        network = new LazyCorrector(corrector, complaints,
                task -> Thread.ofPlatform().daemon().name("live-network").start(task));
        recent = new RecentPictures(clock);
        pipeline = new LivePipeline(inbox, viewers, new PictureMaker(clock, network, complaints), recent,
                complaints);
        threads = List.of(Thread.ofPlatform().daemon().name("live-fetch").start(this::fetch),
                Thread.ofPlatform().daemon().name("live-show").start(this::show));
    }

    @Override
    public void offer(Frame frame) {
        inbox.offer(LiveFrame.ofViewfinder(frame, timing.get()));
    }

    @Override
    public void previewing(FlashPreview preview) {
        network.want();
        inbox.previewing(preview);
    }

    @Override
    public void notPreviewing() {
        inbox.previewing(null);
    }

    @Override
    public Runnable watch(Consumer<LivePicture> viewer) {
        Runnable leave = viewers.add(viewer);
        inbox.lookUp();
        return () -> {
            leave.run();
            inbox.lookUp();
        };
    }

    @Override
    public LiveRate rate() {
        return viewers.any() ? recent.rate() : new LiveRate(0, 0);
    }

    private void fetch() {
        while (pipeline.fetchNext()) {
            // Each step waits for its frame.
        }
    }

    private void show() {
        try {
            while (pipeline.showNext()) {
                // Each step waits for its frame.
            }
        } finally {
            pipeline.free();
        }
    }

    /** Every frame goes back to the camera and the threads end; frames offered later go back at once. */
    @Override
    public void close() {
        pipeline.close();
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
