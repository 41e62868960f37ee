package dev.diptych.capture.bench;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.live.CorrectorSource;
import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.ServedInference;
import dev.diptych.inference.live.LiveCorrector;
import dev.diptych.inference.live.SteadinessMeter;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.VirtualClock;
import dev.diptych.studio.StudioOptions;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Measures a network's live correction on this computer. */
public final class LiveBench {
    private static final int MOST_ATTEMPTS = 5;
    private final TrustedModel model;
    private final EngineChoice engines;
    private final FaceFinder finder;
    private final StudioOptions options;

    public LiveBench(TrustedModel model, EngineChoice engines, FaceFinder finder, StudioOptions options) {
        this.model = model;
        this.engines = engines;
        this.finder = finder;
        this.options = options;
    }

    /**
     * First in real time, with a sitter who moves, the corrector alone and then live pictures as they are shown; then how
     * much it flickers, with one who does not.
     *
     * @param clock real time
     * @throws OperatorException if the preview cannot be begun or ends by itself
     * @throws EngineUnavailableException if nothing here can compute the network
     */
    public LiveFigures run(Clock clock, long durationNanos)
            throws OperatorException, EngineUnavailableException, ImageReadException {
        ExecutorService searching = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().daemon().name("face").unstarted(task));
        ServedInference inference = engines.open(model, 1, model.card().sidePx());
        try (LiveCorrector corrector = corrector(inference, searching)) {
            LiveRun.Samples samples = samples(clock, durationNanos, corrector);
            return LiveFigures.of(model, inference.report(), options, samples, view(clock, durationNanos), flicker());
        } finally {
            searching.shutdown();
        }
    }

    private LiveRun.Samples samples(Clock clock, long durationNanos, LiveCorrector corrector)
            throws OperatorException, ImageReadException {
        return patiently(clock, studio -> {
            try (FlashPreview preview = studio.preview()) {
                return new LiveRun(clock, preview, corrector, options.widthPx(), options.heightPx())
                        .run(durationNanos);
            }
        });
    }

    private ViewFigures view(Clock clock, long durationNanos) throws OperatorException, ImageReadException {
        return patiently(clock, studio -> new ViewRun(clock, studio, CorrectorSource.of(model, engines, finder))
                .run(durationNanos));
    }

    /** What is measured in a studio. */
    @FunctionalInterface
    private interface Measurement<T> {
        T in(BenchStudio studio) throws OperatorException, BusyMomentException;
    }

    /** A preview that came to nothing because the computer was busy is begun again, in a studio that has rested. */
    private <T> T patiently(Clock clock, Measurement<T> measurement) throws OperatorException, ImageReadException {
        for (int attempt = 1;; attempt++) {
            try (BenchStudio studio = BenchStudio.withSitter(options, clock)) {
                return measurement.in(studio);
            } catch (BusyMomentException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e.given();
                }
            }
        }
    }

    private Optional<SteadinessMeter.Steadiness> flicker()
            throws OperatorException, EngineUnavailableException, ImageReadException {
        try (BenchStudio studio = BenchStudio.withDummy(options, new VirtualClock());
                LiveCorrector corrector = corrector(engines.open(model, 1, model.card().sidePx()), Runnable::run)) {
            return FlickerProbe.measure(studio, corrector, options.widthPx(), options.heightPx());
        }
    }

    private LiveCorrector corrector(ServedInference inference, Executor searching) {
        return new LiveCorrector(model.card(), inference, finder, searching, System::nanoTime);
    }
}
