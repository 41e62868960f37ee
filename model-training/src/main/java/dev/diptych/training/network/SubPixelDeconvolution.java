package dev.diptych.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * A transposed convolution with kernel 4, stride 2 and padding 1, without bias, which DJL's PyTorch engine does not
 * have. Exactly that: each of the four phases (even or odd row, even or odd column) of the result is a 2x2 convolution
 * of the padded input, so one 2x2 convolution with four times the filters computes all, and the phases are interleaved
 * (Shi et al. 2016, "Is the deconvolution layer the same as a convolutional layer?").
 * <p>
 * Weights are {@code (4 * out, in, 2, 2)}, the phases one after another, rows first. Phase 0 weighs the pixels before
 * and at its place, phase 1 those at and after it.
 */
public final class SubPixelDeconvolution extends AbstractBlock {
    public static final String WEIGHT = "weight";
    /** Even and odd rows times even and odd columns. */
    public static final int PHASES = 4;

    private final int channels;
    private final Parameter weight;

    SubPixelDeconvolution(int channels) {
        this.channels = channels;
        weight = addParameter(Parameter.builder().setName(WEIGHT).setType(Parameter.Type.WEIGHT).build());
    }

    /**
     * The same weights as PyTorch and ONNX keep those of a transposed convolution, {@code (in, out, 4, 4)}. Of the
     * phases, 0 uses the taps 3 and 1 and 1 the taps 2 and 0.
     */
    public static float[] transposedWeights(float[] phaseWeights, int in, int out) {
        int[][] taps = {{3, 1}, {2, 0}};
        float[] transposed = new float[in * out * 16];
        int from = 0;
        for (int phase = 0; phase < PHASES; phase++) {
            for (int o = 0; o < out; o++) {
                for (int i = 0; i < in; i++) {
                    for (int tap = 0; tap < 4; tap++) {
                        int row = taps[phase / 2][tap / 2];
                        int column = taps[phase % 2][tap % 2];
                        transposed[((i * out + o) * 4 + row) * 4 + column] = phaseWeights[from++];
                    }
                }
            }
        }
        return transposed;
    }

    @Override
    protected void prepare(Shape[] inputShapes) {
        weight.setShape(new Shape((long) PHASES * channels, inputShapes[0].get(1), 2, 2));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape in = inputShapes[0];
        return new Shape[]{new Shape(in.get(0), channels, 2 * in.get(2), 2 * in.get(3))};
    }

    @Override
    protected NDList forwardInternal(ParameterStore parameterStore, NDList inputs, boolean training,
            @Nullable PairList<String, Object> parameters) {
        NDArray x = inputs.singletonOrThrow();
        NDArray weights = parameterStore.getValue(weight, x.getDevice(), training);
        NDArray phases = Conv2d.conv2d(x, weights, zeroBias(x.getManager()), new Shape(1, 1), new Shape(1, 1))
                .singletonOrThrow();
        NDArray evenRows = row(phases, 0, x.getShape());
        NDArray oddRows = row(phases, 1, x.getShape());
        long height = x.getShape().get(2);
        long width = x.getShape().get(3);
        return new NDList(NDArrays.stack(new NDList(evenRows, oddRows), 3)
                .reshape(x.getShape().get(0), channels, 2 * height, 2 * width));
    }

    /** Even or odd rows of the result, their columns interleaved. */
    private NDArray row(NDArray phases, int phaseRow, Shape in) {
        NDArray even = phase(phases, phaseRow, 0, in);
        NDArray odd = phase(phases, phaseRow, 1, in);
        return NDArrays.stack(new NDList(even, odd), 4)
                .reshape(in.get(0), channels, in.get(2), 2 * in.get(3));
    }

    private NDArray phase(NDArray phases, int row, int column, Shape in) {
        int from = (2 * row + column) * channels;
        return phases.get(":," + from + ":" + (from + channels) + "," + row + ":" + (row + in.get(2)) + "," + column
                + ":" + (column + in.get(3)));
    }

    private NDArray zeroBias(NDManager manager) {
        return manager.zeros(new Shape((long) PHASES * channels));
    }
}
