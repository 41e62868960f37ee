package dev.diptych.training.network;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * The numbers that training starts from, the same for the same seed. The paper starts its encoder from VGG-Face; here it
 * starts from noise (He et al. 2015) unless weights are imported, and then this start decides much: with the usual one
 * the result was 8 dB worse after 1200 steps, with colour casts and a grid of dots.
 */
public final class DeepFlashInitialisation {
    /** Of the output's weights: with a bias of one half the untrained network says "no change". */
    private static final double OUTPUT_DEVIATION = 0.03;
    private static final float NO_CHANGE = 0.5f;
    /** Linear interpolation to twice the size: the nearer pixel and the farther one. */
    private static final double NEAR = 0.75;
    private static final double FAR = 0.25;

    private DeepFlashInitialisation() {
    }

    /** Decides how every weight and the output's bias start, before the network is initialised; the rest is DJL's. */
    public static void prepare(DeepFlashNetwork network, long seed) {
        ParameterNames.of(network).forEach((name, parameter) -> {
            // Each from its own stream, so that one layer's size does not change another's start.
            long stream = seed * 0x9e3779b97f4a7c15L + name.hashCode();
            if (name.startsWith(LayerNames.OUTPUT)) {
                parameter.setInitializer(parameter.getType() == Parameter.Type.WEIGHT
                        ? values(stream, (shape, random) -> gaussian(shape, OUTPUT_DEVIATION, random))
                        : values(stream, (shape, random) -> constant(shape, NO_CHANGE)));
            } else if (parameter.getType() == Parameter.Type.WEIGHT) {
                parameter.setInitializer(name.startsWith("up")
                        ? values(stream, DeepFlashInitialisation::interpolating)
                        : values(stream, (shape, random) -> gaussian(shape, heDeviation(shape), random)));
            }
        });
    }

    private static Initializer values(long seed, BiFunction<Shape, Random, float[]> draw) {
        return (manager, shape, type) -> manager.create(draw.apply(shape, new Random(seed)), shape);
    }

    private static double heDeviation(Shape weights) {
        return Math.sqrt(2.0 / (weights.size() / (double) weights.get(0)));
    }

    private static float[] gaussian(Shape shape, double deviation, Random random) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private static float[] constant(Shape shape, float value) {
        float[] values = new float[(int) shape.size()];
        Arrays.fill(values, value);
        return values;
    }

    /** Mixes the channels at random and interpolates linearly, alike in all phases: no grid of dots at the start. */
    private static float[] interpolating(Shape weights, Random random) {
        int out = (int) weights.get(0) / SubPixelDeconvolution.PHASES;
        int in = (int) weights.get(1);
        double[] mix = new double[out * in];
        for (int i = 0; i < mix.length; i++) {
            mix[i] = Math.sqrt(2.0 / in) * random.nextGaussian();
        }
        float[] values = new float[(int) weights.size()];
        int at = 0;
        for (int phase = 0; phase < SubPixelDeconvolution.PHASES; phase++) {
            for (double share : mix) {
                for (int tap = 0; tap < 4; tap++) {
                    double row = phase / 2 == tap / 2 ? FAR : NEAR;
                    double column = phase % 2 == tap % 2 ? FAR : NEAR;
                    values[at++] = (float) (share * row * column);
                }
            }
        }
        return values;
    }
}
