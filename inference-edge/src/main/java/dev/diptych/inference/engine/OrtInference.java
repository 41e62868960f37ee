package dev.diptych.inference.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.diptych.inference.model.TrustedModel;
import java.nio.FloatBuffer;

/** A network in an ONNX Runtime session of its own, for the live picture: about 3 kB of garbage a run. */
final class OrtInference implements Inference {
    private final ServingEngine engine;
    private final String name;
    private final PictureBuffers pictures;
    private final OrtSession session;
    private final PinnedTensors tensors;
    private boolean closed;

    private OrtInference(ServingEngine engine, String name, PictureBuffers pictures, OrtSession session,
            PinnedTensors tensors) {
        this.engine = engine;
        this.name = name;
        this.pictures = pictures;
        this.session = session;
        this.tensors = tensors;
    }

    static OrtInference open(ServingEngine engine, TrustedModel model, PictureBuffers pictures)
            throws EngineUnavailableException {
        OrtEnvironment environment = OnnxRuntimeStart.environment();
        try (SessionOptions options = OrtSettings.session(engine, model, pictures)) {
            OrtSession session = environment.createSession(model.bytes(), options);
            try {
                prove(engine, model, PictureBuffers.trial(pictures.batch(), pictures.sidePx()), environment, session);
                return new OrtInference(engine, model.card().name(), pictures, session,
                        new PinnedTensors(environment, pictures));
            } catch (OrtException | EngineUnavailableException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw OrtReasons.network(engine, model, pictures, e);
        }
    }

    private static void prove(ServingEngine engine, TrustedModel model, PictureBuffers trial,
            OrtEnvironment environment, OrtSession session) throws OrtException, EngineUnavailableException {
        try (PinnedTensors tensors = new PinnedTensors(environment, trial)) {
            tensors.run(session);
        }
        if (!trial.computed()) {
            throw OrtReasons.noNumbers(engine, model, trial);
        }
    }

    @Override
    public int batch() {
        return pictures.batch();
    }

    @Override
    public int sidePx() {
        return pictures.sidePx();
    }

    @Override
    public FloatBuffer input() {
        return pictures.input();
    }

    @Override
    public FloatBuffer output() {
        return pictures.output();
    }

    @Override
    public void run() {
        if (closed) {
            throw new IllegalStateException("The network " + name + " was closed.");
        }
        try {
            tensors.run(session);
        } catch (OrtException e) {
            throw OrtReasons.run(engine, name, e);
        }
    }

    @Override
    public ServingEngine servedBy() {
        return engine;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        tensors.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw OrtReasons.run(engine, name, e);
        }
    }
}
