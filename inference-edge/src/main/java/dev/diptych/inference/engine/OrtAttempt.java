package dev.diptych.inference.engine;

import dev.diptych.inference.model.TrustedModel;

/** An engine through ONNX Runtime's own session. */
record OrtAttempt(ServingEngine engine) implements EngineAttempt {
    @Override
    public boolean slow() {
        return engine == ServingEngine.TENSORRT;
    }

    @Override
    public void probe() throws EngineUnavailableException {
        OrtSettings.probe(engine);
    }

    @Override
    public Inference open(TrustedModel model, PictureBuffers buffers) throws EngineUnavailableException {
        return OrtInference.open(engine, model, buffers);
    }
}
