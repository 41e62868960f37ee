package dev.diptych.capture.bench;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.live.CorrectorSource;
import dev.diptych.capture.live.LivePicture;
import dev.diptych.capture.live.LiveView;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.preview.PreviewEnd;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Watches the live pictures in real time as one browser does, first the viewfinder's, then a flash preview's; the caller's
 * thread is the rig's.
 */
final class ViewRun {
    /** The first pictures find Java's code not compiled and the caches empty. */
    private static final int WARM_UP_PICTURES = 10;
    private static final int LEAST_PICTURES = 2;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** A simulated camera exposes its frames on the thread that fetches: that one's garbage is not the view's. */
    private static final Set<String> MAKING = Set.of("live-show", "live-encode");

    /** One picture. */
    record Seen(LivePicture.Light light, boolean corrected, long readyNanos, long latencyNanos) {
        static Seen of(LivePicture picture) {
            return new Seen(picture.light(), picture.corrected().isPresent(), picture.shownNanos(),
                    picture.shownNanos() - picture.exposureEndNanos());
        }
    }

    private final Clock clock;
    private final BenchStudio studio;
    private final CorrectorSource network;
    private final List<Seen> seen = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    ViewRun(Clock clock, BenchStudio studio, CorrectorSource network) {
        this.clock = clock;
        this.studio = studio;
        this.network = network;
    }

    /** @param durationNanos of each light */
    ViewFigures run(long durationNanos) throws OperatorException, BusyMomentException {
        FrameStream stream = studio.stream();
        try (LiveView view = new LiveView(clock, stream::timing, Optional.of(network), this::hear)) {
            view.watch(this::see);
            ViewFigures.Shown viewfinder = ViewFigures.Shown.of(watch(durationNanos,
                    picture -> picture.light() == LivePicture.Light.VIEWFINDER, () -> view.offer(next(stream))));
            try (FlashPreview preview = studio.preview(stream)) {
                view.previewing(preview);
                // The network is being opened until the first corrected one.
                watch(0, Seen::corrected, () -> follow(preview));
                long garbageBefore = Garbage.of(MAKING);
                List<Seen> shown = watch(durationNanos, picture -> picture.light() == LivePicture.Light.FLASH_PREVIEW,
                        () -> follow(preview));
                return new ViewFigures(viewfinder, ViewFigures.Shown.of(shown),
                        (Garbage.of(MAKING) - garbageBefore) / (WARM_UP_PICTURES + shown.size()));
            }
        }
    }

    /** The rig's next frame. */
    @FunctionalInterface
    private interface Step {
        void take() throws OperatorException, BusyMomentException;
    }

    /** The pictures that count, of {@code durationNanos} and at least two, after those that warm up. */
    private List<Seen> watch(long durationNanos, Predicate<Seen> counts, Step step)
            throws OperatorException, BusyMomentException {
        forget();
        long givesUpNanos = clock.nanos() + PATIENCE_NANOS + durationNanos;
        long untilNanos = Long.MAX_VALUE;
        List<Seen> counted = List.of();
        while (untilNanos == Long.MAX_VALUE || clock.nanos() < untilNanos) {
            step.take();
            counted = counted(counts);
            if (untilNanos == Long.MAX_VALUE && counted.size() >= WARM_UP_PICTURES + LEAST_PICTURES) {
                untilNanos = clock.nanos() + durationNanos;
            }
            if (untilNanos == Long.MAX_VALUE && clock.nanos() > givesUpNanos) {
                throw new OperatorException(told.isEmpty()
                        ? "No live pictures are made in time; the computer is busy: end other programs and try again."
                        : told.getFirst());
            }
        }
        return counted.subList(WARM_UP_PICTURES, counted.size());
    }

    private void follow(FlashPreview preview) throws OperatorException, BusyMomentException {
        preview.alive();
        if (!preview.follow()) {
            PreviewEnd end = preview.end().orElseThrow();
            throw end.fault().isPresent()
                    ? BusyMomentException.of(end.fault().get(), end.sentence())
                    : new OperatorException(end.sentence());
        }
    }

    private Frame next(FrameStream stream) throws OperatorException {
        try {
            return stream.next(clock.nanos() + FrameStream.TIMEOUT_NANOS);
        } catch (CameraException e) {
            throw new OperatorException(Fault.of(e).line(), e);
        }
    }

    private synchronized void see(LivePicture picture) {
        seen.add(Seen.of(picture));
    }

    private synchronized void hear(String sentence) {
        told.add(sentence);
    }

    private synchronized void forget() {
        seen.clear();
    }

    private synchronized List<Seen> counted(Predicate<Seen> counts) {
        return seen.stream().filter(counts).toList();
    }
}
