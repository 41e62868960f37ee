package dev.diptych.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.optimizer.Optimizer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015) whose moments can be taken out and put back, which those of DJL's own cannot: without them
 * a resumed training is not the one that was broken off. beta1 0.9, beta2 0.999, epsilon 1e-8, as in the paper.
 */
final class ResumableAdam extends Optimizer {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final Map<String, NDArray> firstMoments = new HashMap<>();
    private final Map<String, NDArray> secondMoments = new HashMap<>();
    private float rate;

    ResumableAdam() {
        super(new Settings());
    }

    /** The builder is DJL's only way to make an optimiser. */
    private static final class Settings extends OptimizerBuilder<Settings> {
        @Override
        protected Settings self() {
            return this;
        }
    }

    /** @param step counted from 1, for the correction of the moments' bias */
    void begin(long step, double learningRate) {
        double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
        rate = (float) (learningRate * correction);
    }

    @Override
    public void update(String parameterId, NDArray weight, NDArray gradient) {
        NDArray first = firstMoments.computeIfAbsent(parameterId, id -> weight.zerosLike().stopGradient());
        NDArray second = secondMoments.computeIfAbsent(parameterId, id -> weight.zerosLike().stopGradient());
        detach(first);
        detach(second);
        weight.getNDArrayInternal()
                .adamUpdate(new NDList(weight, gradient, first, second), new NDList(weight), rate, rate, 0, rescaleGrad,
                        clipGrad, BETA1, BETA2, EPSILON, true, false);
    }

    /** They outlive the step's arrays. */
    private static void detach(NDArray moment) {
        moment.detach();
    }

    /** Of a parameter that was updated before; by DJL's id. */
    float[] firstMoment(String parameterId) {
        return known(firstMoments, parameterId);
    }

    float[] secondMoment(String parameterId) {
        return known(secondMoments, parameterId);
    }

    private static float[] known(Map<String, NDArray> moments, String parameterId) {
        NDArray moment = moments.get(parameterId);
        if (moment == null) {
            throw new IllegalStateException("The parameter " + parameterId + " was never updated.");
        }
        return moment.toFloatArray();
    }

    boolean knows(String parameterId) {
        return firstMoments.containsKey(parameterId);
    }

    void restore(String parameterId, NDArray weight, float[] first, float[] second) {
        firstMoments.put(parameterId, moment(weight, first));
        secondMoments.put(parameterId, moment(weight, second));
    }

    private static NDArray moment(NDArray weight, float[] values) {
        NDArray moment = weight.getManager().create(FloatBuffer.wrap(values), weight.getShape());
        moment.detach();
        return moment;
    }

    void close() {
        firstMoments.values().forEach(NDArray::close);
        secondMoments.values().forEach(NDArray::close);
    }
}
