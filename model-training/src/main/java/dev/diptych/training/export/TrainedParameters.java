package dev.diptych.training.export;

import dev.diptych.training.network.DeepFlashNetwork;
import java.util.Map;

/** Parameters by the names that {@link dev.diptych.training.network.ParameterNames} gives them. */
final class TrainedParameters {
    private final Map<String, float[]> values;

    TrainedParameters(Map<String, float[]> values) {
        this.values = values;
    }

    /** A convolution without normalisation. */
    FoldedLayer plain(String layer) {
        return new FoldedLayer(get(layer + "_weight"), get(layer + "_bias"));
    }

    /** A normalised convolution, weights {@code (out, in, height, width)}. */
    FoldedLayer normalisedConvolution(String layer) {
        float[] weights = get(layer + "_Conv2d_weight").clone();
        float[] bias = get(layer + "_Conv2d_bias").clone();
        double[] factors = factors(layer);
        scaleEach(weights, weights.length / factors.length, factors);
        return new FoldedLayer(weights, shifted(layer, bias, factors));
    }

    /** A normalised doubling, weights of four phases, each {@code (out, in, 2, 2)}; it has no bias of its own. */
    FoldedLayer normalisedDoubling(String layer) {
        float[] weights = get(layer + "_SubPixelDeconvolution_weight").clone();
        double[] factors = factors(layer);
        int phases = 4;
        scaleEach(weights, weights.length / factors.length / phases, factors);
        return new FoldedLayer(weights, shifted(layer, new float[factors.length], factors));
    }

    private double[] factors(String layer) {
        float[] gamma = get(layer + "_BatchNorm_gamma");
        float[] variance = get(layer + "_BatchNorm_runningVar");
        double[] factors = new double[gamma.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = gamma[i] / Math.sqrt(variance[i] + DeepFlashNetwork.BATCH_NORM_EPSILON);
        }
        return factors;
    }

    private float[] shifted(String layer, float[] bias, double[] factors) {
        float[] beta = get(layer + "_BatchNorm_beta");
        float[] mean = get(layer + "_BatchNorm_runningMean");
        for (int i = 0; i < bias.length; i++) {
            bias[i] = (float) ((bias[i] - mean[i]) * factors[i] + beta[i]);
        }
        return bias;
    }

    /** Runs of {@code length} weights in turn, the factors again from the first when all were used. */
    private static void scaleEach(float[] weights, int length, double[] factors) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= (float) factors[i / length % factors.length];
        }
    }

    private float[] get(String name) {
        float[] found = values.get(name);
        if (found == null) {
            throw new IllegalArgumentException("There is no parameter " + name + " among those that were trained.");
        }
        return found;
    }
}
