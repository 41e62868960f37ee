package dev.diptych.capture.bench;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.live.FrameRendering;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.live.LiveCorrector;
import dev.diptych.inference.live.LiveResult;
import dev.diptych.inference.live.StageTimes;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.preview.PreviewEnd;
import dev.diptych.rig.preview.PreviewFrame;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Follows a preview in real time and corrects its newest frame, again and again: one thread follows the camera, one
 * fetches pixels, and the caller's corrects.
 */
final class LiveRun {
    /** The first frames find Java's code not compiled and the caches empty. */
    private static final int WARM_UP_FRAMES = 10;
    private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /**
     * One frame.
     *
     * @param startedNanos when its correction began
     * @param latencyNanos from the end of its last row's exposure until it was corrected
     * @param renderNanos from the camera's values to sRGB
     * @param garbageBytes allocated on the correcting thread for it
     */
    record Sample(long startedNanos, long doneNanos, long latencyNanos, long renderNanos, StageTimes stages,
            boolean face,
            long garbageBytes) {}

    /** @param cameraFrames proved while the samples were taken */
    record Samples(List<Sample> frames, long cameraFrames) {}

    private final Clock clock;
    private final FlashPreview preview;
    private final LiveCorrector corrector;
    private final FetchedFrames fetched;
    private final FrameRendering rendering = new FrameRendering();
    private final Srgb8Image picture;
    private final Srgb8Image corrected;

    LiveRun(Clock clock, FlashPreview preview, LiveCorrector corrector, int widthPx, int heightPx) {
        this.clock = clock;
        this.preview = preview;
        this.corrector = corrector;
        fetched = new FetchedFrames(clock, preview.frames());
        picture = new Srgb8Image(widthPx, heightPx);
        corrected = new Srgb8Image(widthPx, heightPx);
    }

    /**
     * @param durationNanos from the first frame that counts
     * @throws OperatorException if the preview ended by itself
     */
    Samples run(long durationNanos) throws OperatorException, BusyMomentException {
        Thread follower = Thread.ofPlatform().daemon().name("preview").start(this::follow);
        Thread fetcher = Thread.ofPlatform().daemon().name("fetch").start(fetched::fetch);
        try {
            for (int i = 0; i < WARM_UP_FRAMES; i++) {
                next();
            }
            List<Sample> samples = new ArrayList<>();
            long provedBefore = preview.frames().proved();
            long untilNanos = clock.nanos() + durationNanos;
            do {
                samples.add(next());
            } while (clock.nanos() < untilNanos);
            return new Samples(samples, preview.frames().proved() - provedBefore);
        } finally {
            preview.stop();
            fetched.stop();
            join(follower);
            join(fetcher);
        }
    }

    /** Whoever started this watches it until it stops. */
    private void follow() {
        do {
            preview.alive();
        } while (preview.follow());
    }

    private Sample next() throws OperatorException, BusyMomentException {
        while (true) {
            Optional<PreviewFrame> frame = fetched.await(clock.nanos() + LOOK_UP_NANOS);
            if (frame.isPresent()) {
                try (PreviewFrame taken = frame.get()) {
                    return correct(taken);
                }
            }
            Optional<PreviewEnd> end = preview.end();
            if (end.isPresent()) {
                String sentence = end.get().sentence();
                throw end.get().fault().isPresent()
                        ? BusyMomentException.of(end.get().fault().get(), sentence)
                        : new OperatorException(sentence);
            }
        }
    }

    private Sample correct(PreviewFrame frame) {
        long garbageBefore = Garbage.ofThisThread();
        long startedNanos = clock.nanos();
        rendering.render(frame.frame(), picture);
        long renderNanos = clock.nanos() - startedNanos;
        LiveResult result = corrector.correct(new LitFrame(picture, LightState.FLASH_PREVIEW),
                frame.window().middleNanos(), corrected);
        long garbageBytes = Garbage.ofThisThread() - garbageBefore;
        long doneNanos = clock.nanos();
        return new Sample(startedNanos, doneNanos, doneNanos - frame.window().endNanos(), renderNanos, result.times(),
                result instanceof LiveResult.Corrected, garbageBytes);
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
