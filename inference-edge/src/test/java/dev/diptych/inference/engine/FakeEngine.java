package dev.diptych.inference.engine;

import dev.diptych.inference.model.TrustedModel;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/** An engine that writes the second letter of its title into the first value of the output. */
final class FakeEngine implements EngineAttempt {
    private final ServingEngine engine;
    private final List<String> closed;
    private @Nullable EngineUnavailableException onProbe;
    private @Nullable EngineUnavailableException onOpen;
    private @Nullable LinkageError broken;
    private CountDownLatch opening = new CountDownLatch(1);
    private CountDownLatch done = new CountDownLatch(0);

    /** @param closed gets the engine's title when it is closed */
    FakeEngine(ServingEngine engine, List<String> closed) {
        this.engine = engine;
        this.closed = closed;
    }

    static float mark(ServingEngine engine) {
        return engine.title().charAt(1);
    }

    void failToStart(String sentence) {
        onProbe = new EngineUnavailableException(sentence);
    }

    void failToOpen(EngineUnavailableException failure) {
        onOpen = failure;
    }

    void breakOnOpen(LinkageError failure) {
        broken = failure;
    }

    /** Says when it begins to open, and ends with {@code end}. */
    void takeUntil(CountDownLatch begun, CountDownLatch end) {
        opening = begun;
        done = end;
    }

    @Override
    public ServingEngine engine() {
        return engine;
    }

    @Override
    public boolean slow() {
        return engine == ServingEngine.TENSORRT;
    }

    @Override
    public void probe() throws EngineUnavailableException {
        if (onProbe != null) {
            throw onProbe;
        }
    }

    @Override
    public Inference open(TrustedModel model, PictureBuffers buffers) throws EngineUnavailableException {
        opening.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (broken != null) {
            throw broken;
        }
        if (onOpen != null) {
            throw onOpen;
        }
        return new Fake(buffers);
    }

    private final class Fake implements Inference {
        private final PictureBuffers buffers;

        private Fake(PictureBuffers buffers) {
            this.buffers = buffers;
        }

        @Override
        public int batch() {
            return buffers.batch();
        }

        @Override
        public int sidePx() {
            return buffers.sidePx();
        }

        @Override
        public FloatBuffer input() {
            return buffers.input();
        }

        @Override
        public FloatBuffer output() {
            return buffers.output();
        }

        @Override
        public void run() {
            buffers.output().put(0, mark(engine));
        }

        @Override
        public ServingEngine servedBy() {
            return engine;
        }

        @Override
        public void close() {
            closed.add(engine.title());
        }
    }
}
