package dev.diptych.inference.engine;

import dev.diptych.inference.model.TrustedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Opens networks on the best engine that this computer has. An engine that takes minutes to start is started in the
 * background, and takes over from the next best when it is ready.
 */
public final class EngineChoice {
    /** Daemons, for a compiler that cannot be interrupted must not keep the program from ending. */
    private static final Executor OWN_THREAD = task -> Thread.ofPlatform().daemon().name("engine-build").start(task);
    private final List<EngineAttempt> bestFirst;
    private final EngineWish wish;
    private final Executor background;

    /**
     * @param bestFirst at least one
     * @param wish what the operator insists on, if anything: then no other engine is tried
     * @param background runs what takes minutes
     */
    public EngineChoice(List<EngineAttempt> bestFirst, EngineWish wish, Executor background) {
        this.bestFirst = bestFirst.stream()
                .filter(attempt -> wish.only().isEmpty() || wish.only().get() == attempt.engine())
                .toList();
        this.wish = wish;
        this.background = background;
    }

    /**
     * For the live picture: ONNX Runtime's own sessions.
     *
     * @throws EngineUnavailableException if the operator insists on an engine that there is not
     */
    public static EngineChoice live() throws EngineUnavailableException {
        return new EngineChoice(
                Arrays.stream(ServingEngine.values()).<EngineAttempt>map(OrtAttempt::new).toList(),
                EngineWish.ofThisProcess(), OWN_THREAD);
    }

    /**
     * For many pictures one after another, through the Deep Java Library.
     *
     * @throws EngineUnavailableException if the operator insists on an engine that there is not
     */
    public static EngineChoice batches() throws EngineUnavailableException {
        return batches(EngineWish.ofThisProcess());
    }

    /**
     * As the other form, whatever the process was started with.
     *
     * @param wish what the operator insists on, if anything
     */
    public static EngineChoice batches(EngineWish wish) {
        return new EngineChoice(Arrays.stream(ServingEngine.values())
                .<EngineAttempt>map(engine -> new DjlAttempt(engine, wish.insists()))
                .toList(), wish, OWN_THREAD);
    }

    /**
     * Makes a network ready for square pictures of one size.
     *
     * @throws EngineUnavailableException the last engine's reason, if none can run it
     */
    public ServedInference open(TrustedModel model, int batch, int sidePx) throws EngineUnavailableException {
        PictureBuffers buffers = PictureBuffers.allocate(batch, sidePx);
        Map<ServingEngine, String> whyNot = notTried();
        List<EngineAttempt> later = new ArrayList<>();
        for (EngineAttempt attempt : bestFirst) {
            boolean last = attempt.equals(bestFirst.getLast());
            try {
                attempt.probe();
                if (attempt.slow() && !last) {
                    later.add(attempt);
                    continue;
                }
                ServedInference served = new ServedInference(attempt.open(model, buffers), whyNot);
                later.forEach(slow -> served.replaceWhenReady(slow, model, buffers, background));
                return served;
            } catch (EngineUnavailableException e) {
                if (last) {
                    throw e;
                }
                whyNot.put(attempt.engine(), e.sentence());
            }
        }
        throw new EngineUnavailableException("There is no engine to run " + model.card().name() + " on.");
    }

    /**
     * What would serve, as far as engines can be told without a network: the best that starts.
     *
     * @throws EngineUnavailableException the last engine's reason, if none starts
     */
    public EngineReport expected() throws EngineUnavailableException {
        Map<ServingEngine, String> whyNot = notTried();
        for (EngineAttempt attempt : bestFirst) {
            try {
                attempt.probe();
                return EngineReport.of(attempt.engine(), whyNot);
            } catch (EngineUnavailableException e) {
                if (attempt.equals(bestFirst.getLast())) {
                    throw e;
                }
                whyNot.put(attempt.engine(), e.sentence());
            }
        }
        throw new EngineUnavailableException("There is no engine to run a network on.");
    }

    /**
     * ONNX Runtime's version.
     *
     * @throws EngineUnavailableException if its native library cannot be loaded
     */
    public static String runtimeVersion() throws EngineUnavailableException {
        return OnnxRuntimeStart.environment().getVersion();
    }

    private Map<ServingEngine, String> notTried() {
        Map<ServingEngine, String> whyNot = new EnumMap<>(ServingEngine.class);
        wish.only().ifPresent(wanted -> {
            for (ServingEngine engine : ServingEngine.values()) {
                if (engine.compareTo(wanted) < 0) {
                    whyNot.put(engine, engine.title() + " is not tried, because " + wish.source()
                            + " asks for " + EngineWish.valueOf(wanted) + ".");
                }
            }
        });
        return whyNot;
    }
}
