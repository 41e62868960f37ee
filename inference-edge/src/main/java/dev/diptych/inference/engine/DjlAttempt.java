package dev.diptych.inference.engine;

import dev.diptych.inference.model.TrustedModel;

/**
 * An engine through DJL.
 *
 * @param forced whether nothing but this engine will do
 */
record DjlAttempt(ServingEngine engine, boolean forced) implements EngineAttempt {
    @Override
    public boolean slow() {
        return false;
    }

    @Override
    public void probe() throws EngineUnavailableException {
        if (engine == ServingEngine.TENSORRT && !forced) {
            throw new EngineUnavailableException("TensorRT is not used for a batch, which would be done before its"
                    + " engine is built; " + EngineWish.VARIABLE + "=tensorrt insists on it.");
        }
        OrtSettings.probe(engine);
    }

    @Override
    public Inference open(TrustedModel model, PictureBuffers buffers) throws EngineUnavailableException {
        return DjlInference.open(engine, model, buffers);
    }
}
