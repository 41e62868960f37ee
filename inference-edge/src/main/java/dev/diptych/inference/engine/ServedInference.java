package dev.diptych.inference.engine;

import dev.diptych.inference.model.TrustedModel;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * A network on the best engine there is at the moment. Between two runs, never within one, a better engine that got ready
 * takes over; both work on the same buffers. {@link #report} and {@link #servedBy} may be asked by any thread.
 *
 * <pre>
 * serving A --build of B begins--> serving A, B building --fails--> serving A, B's failure in the report
 *                                          |--ready--> serving A, B waiting --next run--> serving B
 * </pre>
 *
 * Closing at any point closes what there is; a build that goes on cannot be interrupted, and closes its own when it ends.
 */
public final class ServedInference implements Inference {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ServingEngine, String> whyNot;
    private Inference serving;
    private @Nullable Inference waiting;
    private boolean closed;

    ServedInference(Inference serving, Map<ServingEngine, String> whyNot) {
        this.serving = serving;
        this.whyNot = new EnumMap<>(ServingEngine.class);
        this.whyNot.putAll(whyNot);
    }

    /** Which engine serves now, and why not a better one. */
    public EngineReport report() {
        lock.lock();
        try {
            return EngineReport.of(serving.servedBy(), whyNot);
        } finally {
            lock.unlock();
        }
    }

    void replaceWhenReady(EngineAttempt attempt, TrustedModel model, PictureBuffers buffers, Executor background) {
        note(attempt, attempt.engine().title() + " is being prepared for this network and size, which may take minutes;"
                + " it takes over when it is ready.");
        background.execute(() -> build(attempt, model, buffers));
    }

    private void build(EngineAttempt attempt, TrustedModel model, PictureBuffers buffers) {
        try {
            offer(attempt.open(model, buffers));
        } catch (EngineUnavailableException e) {
            note(attempt, e.sentence());
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            // On its own thread nobody else would hear of it, and the other engine serves on.
            note(attempt, attempt.engine().title() + " cannot be used, for its preparation failed ("
                    + OrtReasons.firstLine(String.valueOf(e)) + ").");
        }
    }

    private void offer(Inference better) {
        lock.lock();
        try {
            ServingEngine best = waiting == null ? serving.servedBy() : waiting.servedBy();
            if (closed || best.compareTo(better.servedBy()) <= 0) {
                better.close();
            } else {
                if (waiting != null) {
                    waiting.close();
                }
                waiting = better;
                whyNot.put(better.servedBy(),
                        better.servedBy().title() + " is ready, and takes over with the next picture.");
            }
        } finally {
            lock.unlock();
        }
    }

    private void note(EngineAttempt attempt, String why) {
        lock.lock();
        try {
            whyNot.put(attempt.engine(), why);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        next().run();
    }

    private Inference next() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The network was closed.");
            }
            if (waiting != null) {
                serving.close();
                serving = waiting;
                waiting = null;
            }
            return serving;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int batch() {
        return serving.batch();
    }

    @Override
    public int sidePx() {
        return serving.sidePx();
    }

    @Override
    public FloatBuffer input() {
        return serving.input();
    }

    @Override
    public FloatBuffer output() {
        return serving.output();
    }

    @Override
    public ServingEngine servedBy() {
        return report().serving();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            serving.close();
            if (waiting != null) {
                waiting.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
