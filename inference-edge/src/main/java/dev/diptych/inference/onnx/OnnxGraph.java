package dev.diptych.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network of float32 tensors, built front to back and written as one ONNX file ({@link #toBytes}). Every tensor has a
 * name; a node can only use what was named before it. All methods throw {@link IllegalArgumentException} with a sentence
 * for what ONNX Runtime would refuse, or worse, accept: a tensor unknown or named twice, weights that do not fill their
 * dimensions.
 */
public final class OnnxGraph {
    /** The newest that ONNX Runtime 1.29 and the TensorRT 8.6 and 10 parsers all read. */
    public static final int OPSET = 17;
    public static final int IR_VERSION = 8;
    public static final String PRODUCER = "diptych";

    private final String name;
    private final ProtoMessage nodes = new ProtoMessage();
    private final ProtoMessage weights = new ProtoMessage();
    private final ProtoMessage inputs = new ProtoMessage();
    private final ProtoMessage outputs = new ProtoMessage();
    private final Set<String> tensors = new HashSet<>();
    private final Set<String> outputNames = new HashSet<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    public OnnxGraph(String name) {
        this.name = name;
    }

    /** Names a tensor that each run gives. @return its name */
    public String input(String tensor, OnnxDimension... dimensions) {
        define(tensor);
        inputs.message(OnnxFields.GRAPH_INPUT, valueInfo(tensor, dimensions));
        return tensor;
    }

    /**
     * Names a tensor of weights, row-major; convolutions want {@code (out, in, height, width)}, transposed ones
     * {@code (in, out, height, width)}.
     *
     * @return its name
     */
    public String weights(String tensor, long[] sizes, float... values) {
        long expected = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
        if (expected != values.length || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("The weights " + tensor + " of size " + Arrays.toString(sizes)
                    + " cannot be " + values.length + " values.");
        }
        define(tensor);
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        ProtoMessage message = new ProtoMessage();
        for (long size : sizes) {
            message.number(OnnxFields.TENSOR_DIMS, size);
        }
        weights.message(OnnxFields.GRAPH_INITIALIZER,
                message.number(OnnxFields.TENSOR_DATA_TYPE, OnnxValue.FLOAT32)
                        .text(OnnxFields.TENSOR_NAME, tensor)
                        .bytes(OnnxFields.TENSOR_RAW_DATA, raw.array()));
        return tensor;
    }

    /** Names the tensor that an operator of ONNX makes of others. @return its name */
    public String node(String operator, String tensor, List<String> from, OnnxAttribute... attributes) {
        for (String source : from) {
            known(source, operator + " that makes " + tensor);
        }
        define(tensor);
        ProtoMessage node = new ProtoMessage();
        from.forEach(source -> node.text(OnnxFields.NODE_INPUT, source));
        node.text(OnnxFields.NODE_OUTPUT, tensor)
                .text(OnnxFields.NODE_NAME, tensor)
                .text(OnnxFields.NODE_OPERATOR,
                        operator);
        for (OnnxAttribute attribute : attributes) {
            node.message(OnnxFields.NODE_ATTRIBUTE, message(attribute));
        }
        nodes.message(OnnxFields.GRAPH_NODE, node);
        return tensor;
    }

    /** Makes a tensor that was named before one of the network's results. */
    public void output(String tensor, OnnxDimension... dimensions) {
        known(tensor, "list of outputs");
        if (!outputNames.add(tensor)) {
            throw new IllegalArgumentException("The network's output " + tensor + " was given twice.");
        }
        outputs.message(OnnxFields.GRAPH_OUTPUT, valueInfo(tensor, dimensions));
    }

    /** Puts a fact about the network into its file; an earlier one of this key is replaced. */
    public void metadata(String key, String value) {
        metadata.put(key, value);
    }

    /** The file. */
    public byte[] toBytes() {
        if (outputNames.isEmpty()) {
            throw new IllegalArgumentException("The network " + name + " has no output.");
        }
        ProtoMessage graph = new ProtoMessage().append(nodes)
                .text(OnnxFields.GRAPH_NAME, name)
                .append(weights)
                .append(inputs)
                .append(outputs);
        ProtoMessage model = new ProtoMessage().number(OnnxFields.MODEL_IR_VERSION, IR_VERSION)
                .text(OnnxFields.MODEL_PRODUCER, PRODUCER)
                .message(OnnxFields.MODEL_GRAPH, graph)
                .message(OnnxFields.MODEL_OPSET, new ProtoMessage().text(OnnxFields.OPSET_DOMAIN, "")
                        .number(OnnxFields.OPSET_VERSION, OPSET));
        metadata.forEach((key, value) -> model.message(OnnxFields.MODEL_METADATA,
                new ProtoMessage().text(OnnxFields.ENTRY_KEY, key).text(OnnxFields.ENTRY_VALUE, value)));
        return model.toBytes();
    }

    private void define(String tensor) {
        if (tensor.isBlank() || !tensors.add(tensor)) {
            throw new IllegalArgumentException(tensor.isBlank()
                    ? "A tensor needs a name."
                    : "The network " + name + " has a tensor " + tensor + " already.");
        }
    }

    private void known(String tensor, String user) {
        if (!tensors.contains(tensor)) {
            throw new IllegalArgumentException(
                    "The " + user + " names the tensor " + tensor + ", which nothing before it makes.");
        }
    }

    private static ProtoMessage valueInfo(String tensor, OnnxDimension... dimensions) {
        ProtoMessage shape = new ProtoMessage();
        for (OnnxDimension dimension : dimensions) {
            shape.message(OnnxFields.SHAPE_DIMENSION, switch (dimension) {
                case OnnxDimension.Fixed(long size) -> new ProtoMessage().number(OnnxFields.DIMENSION_VALUE, size);
                case OnnxDimension.Named(String given) -> new ProtoMessage().text(OnnxFields.DIMENSION_NAME, given);
                case OnnxDimension.Unknown() -> new ProtoMessage();
            });
        }
        ProtoMessage type = new ProtoMessage().number(OnnxFields.TENSOR_TYPE_ELEMENT, OnnxValue.FLOAT32)
                .message(OnnxFields.TENSOR_TYPE_SHAPE, shape);
        return new ProtoMessage().text(OnnxFields.VALUE_NAME, tensor)
                .message(OnnxFields.VALUE_TYPE,
                        new ProtoMessage().message(OnnxFields.TYPE_TENSOR, type));
    }

    private static ProtoMessage message(OnnxAttribute attribute) {
        ProtoMessage message = new ProtoMessage().text(OnnxFields.ATTRIBUTE_NAME, attribute.name());
        switch (attribute) {
            case OnnxAttribute.Real real -> message.float32(OnnxFields.ATTRIBUTE_FLOAT, real.value())
                    .number(OnnxFields.ATTRIBUTE_TYPE, OnnxFields.TYPE_OF_FLOAT);
            case OnnxAttribute.Whole whole -> message.number(OnnxFields.ATTRIBUTE_INT, whole.value())
                    .number(OnnxFields.ATTRIBUTE_TYPE, OnnxFields.TYPE_OF_INT);
            case OnnxAttribute.Wholes wholes -> {
                wholes.values().forEach(value -> message.number(OnnxFields.ATTRIBUTE_INTS, value));
                message.number(OnnxFields.ATTRIBUTE_TYPE, OnnxFields.TYPE_OF_INTS);
            }
        }
        return message;
    }
}
