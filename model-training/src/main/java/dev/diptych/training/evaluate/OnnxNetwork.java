package dev.diptych.training.evaluate;

import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.EngineWish;
import dev.diptych.inference.engine.Inference;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.model.TrustedModel;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A model file, picture by picture, on the best engine there is. */
public final class OnnxNetwork implements UnaryOperator<float[]>, AutoCloseable {
    private final Inference inference;

    private OnnxNetwork(Inference inference) {
        this.inference = inference;
    }

    /** For pictures of the size it was trained on. */
    public static OnnxNetwork open(TrustedModel model) throws EngineUnavailableException {
        return new OnnxNetwork(EngineChoice.batches().open(model, 1, model.card().sidePx()));
    }

    /** As {@link #open}, on the processor: the only engine that computes in full precision everywhere. */
    public static OnnxNetwork openExact(TrustedModel model) throws EngineUnavailableException {
        return new OnnxNetwork(EngineChoice.batches(new EngineWish("the comparison", Optional.of(ServingEngine.CPU)))
                .open(model, 1, model.card().sidePx()));
    }

    @Override
    public float[] apply(float[] picture) {
        inference.input().put(0, picture);
        inference.run();
        float[] predicted = new float[picture.length];
        inference.output().get(0, predicted);
        return predicted;
    }

    @Override
    public void close() {
        inference.close();
    }
}
