package dev.diptych.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DeepFlash (Capece et al. 2019): from {@code (N, 3, H, W)}, the filtered flash picture, to as many values, the
 * difference that is to be taken from it, encoded around one half. H and W are multiples of
 * {@value DeepFlashShape#SIDE_MULTIPLE_PX}.
 * <p>
 * Where the paper is silent: every layer of the decoder, the 1x1 convolutions that fuse skips with it too, is followed
 * by batch normalisation and a leaky rectifier; the input is the last skip (figure 2), fused by a plain 1x1 convolution,
 * which is the output. No layer squeezes the output into 0..1.
 */
public final class DeepFlashNetwork extends AbstractBlock {
    /** Slope below zero of the decoder's rectifiers, from the paper. */
    public static final float LEAKY_SLOPE = 0.2f;
    /** What batch normalisation adds to a variance. */
    public static final float BATCH_NORM_EPSILON = 1e-5f;

    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    private final DeepFlashShape shape;
    private final List<List<Block>> encoder = new ArrayList<>();
    private final Block bottleneck;
    private final List<Block> doublings = new ArrayList<>();
    private final List<Block> fusings = new ArrayList<>();
    private final Block colours;
    private final Block output;

    public DeepFlashNetwork(DeepFlashShape shape) {
        this.shape = shape;
        for (int stage = 0; stage < shape.stages(); stage++) {
            List<Block> layers = new ArrayList<>();
            for (int layer = 0; layer < shape.encoderLayers(stage); layer++) {
                layers.add(addChildBlock(LayerNames.encoder(stage, layer),
                        Layers.convolution(3, shape.encoderChannels(stage))));
            }
            encoder.add(layers);
        }
        bottleneck = addChildBlock(LayerNames.BOTTLENECK,
                Layers.normalised(Layers.convolution(3, shape.bottleneckChannels())));
        for (int stage = 0; stage < shape.stages(); stage++) {
            doublings.add(addChildBlock(LayerNames.doubling(stage),
                    Layers.normalised(new SubPixelDeconvolution(shape.decoderChannels(stage)))));
            fusings.add(addChildBlock(LayerNames.fusing(stage),
                    Layers.normalised(Layers.convolution(1, shape.decoderChannels(stage)))));
        }
        colours = addChildBlock(LayerNames.COLOURS, Layers.normalised(Layers.convolution(1, 3)));
        output = addChildBlock(LayerNames.OUTPUT, Layers.convolution(1, 3));
    }

    public DeepFlashShape shape() {
        return shape;
    }

    @Override
    protected NDList forwardInternal(ParameterStore parameterStore, NDList inputs, boolean training,
            @Nullable PairList<String, Object> parameters) {
        NDArray x = inputs.singletonOrThrow();
        List<NDArray> skips = new ArrayList<>();
        NDArray h = x;
        for (List<Block> layers : encoder) {
            for (Block layer : layers) {
                h = Activation.relu(apply(layer, h, parameterStore, training));
            }
            skips.add(h);
            h = Pool.maxPool2d(h, TWO, TWO, NONE, false);
        }
        h = apply(bottleneck, h, parameterStore, training);
        for (int stage = 0; stage < doublings.size(); stage++) {
            h = apply(doublings.get(stage), h, parameterStore, training);
            h = NDArrays.concat(new NDList(h, skips.removeLast()), 1);
            h = apply(fusings.get(stage), h, parameterStore, training);
        }
        h = apply(colours, h, parameterStore, training);
        return new NDList(apply(output, NDArrays.concat(new NDList(h, x), 1), parameterStore, training));
    }

    private static NDArray apply(Block block, NDArray x, ParameterStore parameterStore, boolean training) {
        return block.forward(parameterStore, new NDList(x), training).singletonOrThrow();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[]{inputShapes[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape input = inputShapes[0];
        Shape at = input;
        List<Shape> skips = new ArrayList<>();
        for (List<Block> layers : encoder) {
            for (Block layer : layers) {
                at = initialise(layer, manager, dataType, at);
            }
            skips.add(at);
            at = new Shape(at.get(0), at.get(1), at.get(2) / 2, at.get(3) / 2);
        }
        at = initialise(bottleneck, manager, dataType, at);
        for (int stage = 0; stage < doublings.size(); stage++) {
            at = initialise(doublings.get(stage), manager, dataType, at);
            at = initialise(fusings.get(stage), manager, dataType, stacked(at, skips.removeLast()));
        }
        at = initialise(colours, manager, dataType, at);
        initialise(output, manager, dataType, stacked(at, input));
    }

    private static Shape initialise(Block block, NDManager manager, DataType dataType, Shape in) {
        block.initialize(manager, dataType, in);
        return block.getOutputShapes(new Shape[]{in})[0];
    }

    private static Shape stacked(Shape first, Shape second) {
        return new Shape(first.get(0), first.get(1) + second.get(1), first.get(2), first.get(3));
    }
}
