package dev.diptych.training.export;

import dev.diptych.inference.model.ModelCard;
import dev.diptych.inference.model.ModelFile;
import dev.diptych.inference.onnx.OnnxAttribute;
import dev.diptych.inference.onnx.OnnxDimension;
import dev.diptych.inference.onnx.OnnxGraph;
import dev.diptych.training.network.DeepFlashNetwork;
import dev.diptych.training.network.DeepFlashShape;
import dev.diptych.training.network.LayerNames;
import dev.diptych.training.network.SubPixelDeconvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a trained DeepFlash as an ONNX file for pictures of any number and size, its card inside. */
public final class DeepFlashExport {
    private final DeepFlashShape shape;
    private final TrainedParameters parameters;
    private final OnnxGraph graph;

    private DeepFlashExport(DeepFlashShape shape, Map<String, float[]> parameters, String name) {
        this.shape = shape;
        this.parameters = new TrainedParameters(parameters);
        graph = new OnnxGraph(name);
    }

    /**
     * The file's bytes.
     *
     * @param parameters by the names of {@link dev.diptych.training.network.ParameterNames}
     * @throws IllegalArgumentException if they are not those of a network of this shape
     */
    public static byte[] bytes(DeepFlashShape shape, Map<String, float[]> parameters, ModelCard card) {
        DeepFlashExport export = new DeepFlashExport(shape, parameters, card.name());
        card.toMetadata().forEach(export.graph::metadata);
        export.write();
        return export.graph.toBytes();
    }

    private void write() {
        OnnxDimension[] dimensions = {OnnxDimension.named("n"), OnnxDimension.fixed(3), OnnxDimension.named("h"),
            OnnxDimension.named("w")};
        String x = graph.input(ModelFile.INPUT, dimensions);
        List<String> skips = new ArrayList<>();
        int channels = 3;
        String at = x;
        for (int stage = 0; stage < shape.stages(); stage++) {
            for (int layer = 0; layer < shape.encoderLayers(stage); layer++) {
                String name = LayerNames.encoder(stage, layer);
                at = convolution(name, parameters.plain(name), 3, channels, shape.encoderChannels(stage), at);
                at = graph.node("Relu", name + "_relu", List.of(at));
                channels = shape.encoderChannels(stage);
            }
            skips.add(at);
            at = graph.node("MaxPool", "pool" + (stage + 1), List.of(at),
                    OnnxAttribute.wholes("kernel_shape", 2, 2), OnnxAttribute.wholes("strides", 2, 2));
        }
        at = normalised(LayerNames.BOTTLENECK, 3, channels, shape.bottleneckChannels(), at);
        channels = shape.bottleneckChannels();
        for (int stage = 0; stage < shape.stages(); stage++) {
            int to = shape.decoderChannels(stage);
            at = doubled(LayerNames.doubling(stage), channels, to, at);
            at = graph.node("Concat", LayerNames.fusing(stage) + "_skip", List.of(at, skips.removeLast()),
                    OnnxAttribute.whole("axis", 1));
            at = normalised(LayerNames.fusing(stage), 1, to + shape.encoderChannels(shape.stages() - 1 - stage), to,
                    at);
            channels = to;
        }
        at = normalised(LayerNames.COLOURS, 1, channels, 3, at);
        at = graph.node("Concat", LayerNames.OUTPUT + "_skip", List.of(at, x), OnnxAttribute.whole("axis", 1));
        at = convolution(LayerNames.OUTPUT, parameters.plain(LayerNames.OUTPUT), 1, 6, 3, at);
        graph.output(graph.node("Identity", ModelFile.OUTPUT, List.of(at)), dimensions);
    }

    private String convolution(String name, FoldedLayer layer, int kernelSide, int from, int to, String at) {
        int pad = kernelSide / 2;
        String weights = graph.weights(name + "_weight", new long[]{to, from, kernelSide, kernelSide},
                layer.weights());
        String bias = graph.weights(name + "_bias", new long[]{to}, layer.bias());
        return graph.node("Conv", name, List.of(at, weights, bias),
                OnnxAttribute.wholes("kernel_shape", kernelSide, kernelSide),
                OnnxAttribute.wholes("pads", pad, pad, pad, pad));
    }

    private String normalised(String name, int kernelSide, int from, int to, String at) {
        return leaky(name, convolution(name, parameters.normalisedConvolution(name), kernelSide, from, to, at));
    }

    private String doubled(String name, int from, int to, String at) {
        FoldedLayer layer = parameters.normalisedDoubling(name);
        String weights = graph.weights(name + "_weight", new long[]{from, to, 4, 4},
                SubPixelDeconvolution.transposedWeights(layer.weights(), from, to));
        String bias = graph.weights(name + "_bias", new long[]{to}, layer.bias());
        return leaky(name, graph.node("ConvTranspose", name, List.of(at, weights, bias),
                OnnxAttribute.wholes("kernel_shape", 4, 4), OnnxAttribute.wholes("strides", 2, 2),
                OnnxAttribute.wholes("pads", 1, 1, 1, 1)));
    }

    private String leaky(String name, String at) {
        return graph.node("LeakyRelu", name + "_leaky", List.of(at),
                OnnxAttribute.real("alpha", DeepFlashNetwork.LEAKY_SLOPE));
    }
}
