package dev.diptych.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;

/** The layers DeepFlash is made of. */
final class Layers {
    /** Share of the running mean and variance that each batch leaves of them. */
    private static final float RUNNING_KEPT = 0.98f;

    private Layers() {
    }

    /** Keeps the picture's size. */
    static Conv2d convolution(int kernelSide, int channels) {
        return Conv2d.builder()
                .setKernelShape(new Shape(kernelSide, kernelSide))
                .optPadding(new Shape(kernelSide / 2, kernelSide / 2))
                .setFilters(channels)
                .optBias(true)
                .build();
    }

    /** A layer without non-linearity, then batch normalisation and a leaky rectifier: all layers of the decoder. */
    static SequentialBlock normalised(Block linear) {
        return new SequentialBlock().add(linear)
                .add(BatchNorm.builder()
                        .optAxis(1)
                        .optEpsilon(DeepFlashNetwork.BATCH_NORM_EPSILON)
                        .optMomentum(RUNNING_KEPT)
                        .build())
                .add(new LambdaBlock(Layers::leakyRelu, "leakyRelu"));
    }

    private static NDList leakyRelu(NDList values) {
        NDArray x = values.singletonOrThrow();
        return new NDList(x.getNDArrayInternal().leakyRelu(DeepFlashNetwork.LEAKY_SLOPE));
    }
}
