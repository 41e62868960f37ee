package dev.diptych.capture.model;

import dev.diptych.capture.OperatorException;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.Inference;
import dev.diptych.inference.engine.InferenceFailedException;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.model.TrustedModel;
import java.nio.FloatBuffer;

/**
 * A model run once on a picture that is always the same: a ramp of red across, one of green down, and half blue.
 *
 * @param servedBy what computed it
 * @param least of what it predicted
 * @param largest of what it predicted
 * @param elapsedNanos of the run alone
 */
public record ModelTrial(ServingEngine servedBy, float least, float largest, long elapsedNanos) {
    /** Predictions lie from 0 to 1; a network whose last layer is linear oversteps that by less than as much again. */
    private static final float LEAST_ALLOWED = -1;
    private static final float LARGEST_ALLOWED = 2;
    private static final float BLUE = 0.5f;

    /**
     * @throws OperatorException if it cannot be run, or predicts what no network of portraits does
     */
    public static ModelTrial of(TrustedModel model, EngineChoice engines) throws OperatorException {
        try (Inference inference = engines.open(model, 1, model.card().sidePx())) {
            paint(inference.input(), inference.sidePx());
            long startedNanos = System.nanoTime();
            inference.run();
            long elapsedNanos = System.nanoTime() - startedNanos;
            return judged(model, inference.servedBy(), inference.output(), elapsedNanos);
        } catch (EngineUnavailableException e) {
            throw new OperatorException(e.sentence(), e);
        } catch (InferenceFailedException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ModelTrial judged(TrustedModel model, ServingEngine engine, FloatBuffer predicted,
            long elapsedNanos) throws OperatorException {
        float least = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < predicted.capacity(); i++) {
            float value = predicted.get(i);
            if (!(value >= LEAST_ALLOWED && value <= LARGEST_ALLOWED)) {
                throw new OperatorException("The model " + model.card().name() + " predicts " + value + " on "
                        + engine.title() + " where values from 0 to 1 belong; train or fetch it again.");
            }
            least = Math.min(least, value);
            largest = Math.max(largest, value);
        }
        return new ModelTrial(engine, least, largest, elapsedNanos);
    }

    private static void paint(FloatBuffer input, int sidePx) {
        int pixels = sidePx * sidePx;
        for (int i = 0; i < pixels; i++) {
            input.put(i, i % sidePx / (sidePx - 1f));
            input.put(pixels + i, i / sidePx / (sidePx - 1f));
            input.put(2 * pixels + i, BLUE);
        }
    }
}
