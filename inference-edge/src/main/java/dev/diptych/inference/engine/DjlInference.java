package dev.diptych.inference.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.diptych.inference.model.TrustedModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.Map;

/**
 * A network as a model of the Deep Java Library, on its ONNX Runtime engine, for batches: what trains and evaluates speaks
 * its language. It copies each result, so it makes garbage of about the output's size, every run.
 */
final class DjlInference implements Inference {
    /** The one of DJL's options that lets its engine take ours. */
    private static final String SESSION_OPTIONS = "sessionOptions";
    private final ServingEngine engine;
    private final PictureBuffers pictures;
    private final Model model;
    private final Predictor<NDList, NDList> predictor;
    private boolean closed;

    private DjlInference(ServingEngine engine, PictureBuffers pictures, Model model) {
        this.engine = engine;
        this.pictures = pictures;
        this.model = model;
        this.predictor = model.newPredictor(new NoopTranslator());
    }

    static DjlInference open(ServingEngine engine, TrustedModel trusted, PictureBuffers pictures)
            throws EngineUnavailableException {
        try (SessionOptions options = OrtSettings.session(engine, trusted, pictures)) {
            // DJL's own device stays the CPU, or it looks for CUDA by itself; our options say what computes.
            Model model = Model.newInstance(trusted.card().name(), Device.cpu(), OnnxRuntimeStart.DJL_ENGINE);
            try {
                model.load(new ByteArrayInputStream(trusted.bytes()), Map.of(SESSION_OPTIONS, options));
                // It makes an empty folder for every model from a stream, and leaves it there.
                Files.deleteIfExists(model.getModelPath());
                DjlInference inference = new DjlInference(engine, pictures, model);
                inference.prove(trusted);
                return inference;
            } catch (IOException | MalformedModelException | TranslateException | EngineUnavailableException
                    | EngineException e) {
                model.close();
                throw e;
            }
        } catch (IOException | MalformedModelException | TranslateException | EngineException e) {
            throw OrtReasons.network(engine, trusted, pictures, e);
        } catch (LinkageError e) {
            // Its classes unpack natives as they are initialised.
            throw OrtReasons.network(engine, trusted, pictures, new EngineException(String.valueOf(e.getMessage()), e));
        }
    }

    private void prove(TrustedModel trusted) throws TranslateException, EngineUnavailableException {
        PictureBuffers trial = PictureBuffers.trial(pictures.batch(), pictures.sidePx());
        compute(trial);
        if (!trial.computed()) {
            throw OrtReasons.noNumbers(engine, trusted, trial);
        }
    }

    private void compute(PictureBuffers on) throws TranslateException {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDArray input = manager.create(on.input().duplicate().clear(), new Shape(on.shape()), DataType.FLOAT32);
            try (NDArray output = predictor.predict(new NDList(input)).singletonOrThrow()) {
                if (output.size() != on.output().capacity()) {
                    throw new TranslateException("it makes " + output.size() + " values");
                }
                on.output()
                        .duplicate()
                        .clear()
                        .put(output.toByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer());
            }
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
            throw new IllegalStateException("The network " + model.getName() + " was closed.");
        }
        try {
            compute(pictures);
        } catch (TranslateException | EngineException e) {
            throw OrtReasons.run(engine, model.getName(), e);
        }
    }

    @Override
    public ServingEngine servedBy() {
        return engine;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            predictor.close();
            model.close();
        }
    }
}
