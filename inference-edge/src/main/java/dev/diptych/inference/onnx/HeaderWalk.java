package dev.diptych.inference.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One walk through a file, which collects its {@link OnnxHeader}. */
final class HeaderWalk {
    /** Graphs in one another; protobuf itself stops at 100 messages, which is 33 graphs. */
    private static final int DEEPEST_GRAPH = 32;
    private static final int MOST_DIMENSIONS = 8;
    private final String file;
    private final Map<String, String> metadata = new HashMap<>();
    private final List<OnnxValue> inputs = new ArrayList<>();
    private final List<OnnxValue> outputs = new ArrayList<>();
    private final List<OnnxInitializer> initializers = new ArrayList<>();
    private long irVersion;
    private long opset;
    private String producer = "";
    private boolean hasGraph;
    private boolean usesOtherFiles;

    HeaderWalk(String file) {
        this.file = file;
    }

    OnnxHeader walk(ProtoReader model) throws OnnxFormatException {
        while (model.next()) {
            switch (model.field()) {
                case OnnxFields.MODEL_IR_VERSION -> irVersion = model.number();
                case OnnxFields.MODEL_PRODUCER -> producer = model.text();
                case OnnxFields.MODEL_OPSET -> opset(model.message());
                case OnnxFields.MODEL_METADATA -> fact(model.message());
                case OnnxFields.MODEL_TRAINING -> training(model.message());
                case OnnxFields.MODEL_FUNCTION -> function(model.message());
                case OnnxFields.MODEL_GRAPH -> {
                    hasGraph = true;
                    outermost(model.message());
                }
                default -> model.skip();
            }
        }
        if (irVersion < 1 || !hasGraph) {
            throw model.damaged(hasGraph ? "it has no version" : "it has no graph");
        }
        Set<String> weights = new HashSet<>();
        initializers.forEach(tensor -> weights.add(tensor.name()));
        inputs.removeIf(input -> weights.contains(input.name()));
        return new OnnxHeader(irVersion, opset, producer, metadata, inputs, outputs, initializers, usesOtherFiles);
    }

    private void opset(ProtoReader entry) throws OnnxFormatException {
        String domain = "";
        long version = 0;
        while (entry.next()) {
            switch (entry.field()) {
                case OnnxFields.OPSET_DOMAIN -> domain = entry.text();
                case OnnxFields.OPSET_VERSION -> version = entry.number();
                default -> entry.skip();
            }
        }
        if (domain.isEmpty() || domain.equals("ai.onnx")) {
            opset = version;
        }
    }

    private void fact(ProtoReader entry) throws OnnxFormatException {
        String key = "";
        String value = "";
        while (entry.next()) {
            switch (entry.field()) {
                case OnnxFields.ENTRY_KEY -> key = entry.text();
                case OnnxFields.ENTRY_VALUE -> value = entry.text();
                default -> entry.skip();
            }
        }
        if (metadata.put(key, value) != null) {
            throw entry.damaged("its fact " + key + " is given twice");
        }
    }

    private void outermost(ProtoReader graph) throws OnnxFormatException {
        while (graph.next()) {
            switch (graph.field()) {
                case OnnxFields.GRAPH_INPUT -> inputs.add(value(graph.message()));
                case OnnxFields.GRAPH_OUTPUT -> outputs.add(value(graph.message()));
                case OnnxFields.GRAPH_INITIALIZER -> initializers.add(tensor(graph.message()));
                default -> graphField(graph, 1);
            }
        }
    }

    private void graph(ProtoReader graph, int depth) throws OnnxFormatException {
        if (depth > DEEPEST_GRAPH) {
            throw graph.refused("has graphs in one another deeper than " + DEEPEST_GRAPH);
        }
        while (graph.next()) {
            if (graph.field() == OnnxFields.GRAPH_INITIALIZER) {
                tensor(graph.message());
            } else {
                graphField(graph, depth);
            }
        }
    }

    private void graphField(ProtoReader graph, int depth) throws OnnxFormatException {
        switch (graph.field()) {
            case OnnxFields.GRAPH_NODE -> node(graph.message(), depth);
            case OnnxFields.GRAPH_SPARSE_INITIALIZER -> sparse(graph.message());
            default -> graph.skip();
        }
    }

    private void node(ProtoReader node, int depth) throws OnnxFormatException {
        while (node.next()) {
            if (node.field() == OnnxFields.NODE_ATTRIBUTE) {
                attribute(node.message(), depth);
            } else {
                node.skip();
            }
        }
    }

    private void attribute(ProtoReader attribute, int depth) throws OnnxFormatException {
        while (attribute.next()) {
            switch (attribute.field()) {
                case OnnxFields.ATTRIBUTE_TENSOR, OnnxFields.ATTRIBUTE_TENSORS -> tensor(attribute.message());
                case OnnxFields.ATTRIBUTE_GRAPH, OnnxFields.ATTRIBUTE_GRAPHS -> graph(attribute.message(), depth + 1);
                case OnnxFields.ATTRIBUTE_SPARSE_TENSOR, OnnxFields.ATTRIBUTE_SPARSE_TENSORS ->
                    sparse(attribute.message());
                default -> attribute.skip();
            }
        }
    }

    private void sparse(ProtoReader sparse) throws OnnxFormatException {
        while (sparse.next()) {
            switch (sparse.field()) {
                case OnnxFields.SPARSE_VALUES, OnnxFields.SPARSE_INDICES -> tensor(sparse.message());
                default -> sparse.skip();
            }
        }
    }

    private void training(ProtoReader training) throws OnnxFormatException {
        while (training.next()) {
            switch (training.field()) {
                case OnnxFields.TRAINING_INITIALIZATION, OnnxFields.TRAINING_ALGORITHM -> graph(training.message(), 1);
                default -> training.skip();
            }
        }
    }

    private void function(ProtoReader function) throws OnnxFormatException {
        while (function.next()) {
            switch (function.field()) {
                case OnnxFields.FUNCTION_NODE -> node(function.message(), 1);
                case OnnxFields.FUNCTION_ATTRIBUTE -> attribute(function.message(), 1);
                default -> function.skip();
            }
        }
    }

    private OnnxInitializer tensor(ProtoReader tensor) throws OnnxFormatException {
        OnnxInitializer read = OnnxInitializer.read(file, tensor);
        usesOtherFiles |= read.external();
        return read;
    }

    private static OnnxValue value(ProtoReader info) throws OnnxFormatException {
        String name = "";
        OnnxValue typed = new OnnxValue("", 0, List.of());
        while (info.next()) {
            switch (info.field()) {
                case OnnxFields.VALUE_NAME -> name = info.text();
                case OnnxFields.VALUE_TYPE -> typed = type(info.message());
                default -> info.skip();
            }
        }
        return new OnnxValue(name, typed.elementType(), typed.dimensions());
    }

    private static OnnxValue type(ProtoReader type) throws OnnxFormatException {
        long elementType = 0;
        List<OnnxDimension> dimensions = new ArrayList<>();
        while (type.next()) {
            if (type.field() != OnnxFields.TYPE_TENSOR) {
                type.skip();
                continue;
            }
            ProtoReader tensor = type.message();
            while (tensor.next()) {
                switch (tensor.field()) {
                    case OnnxFields.TENSOR_TYPE_ELEMENT -> elementType = tensor.number();
                    case OnnxFields.TENSOR_TYPE_SHAPE -> dimensions(tensor.message(), dimensions);
                    default -> tensor.skip();
                }
            }
        }
        return new OnnxValue("", (int) elementType, dimensions);
    }

    private static void dimensions(ProtoReader shape, List<OnnxDimension> into) throws OnnxFormatException {
        while (shape.next()) {
            if (shape.field() != OnnxFields.SHAPE_DIMENSION) {
                shape.skip();
            } else if (into.size() == MOST_DIMENSIONS) {
                throw shape.damaged("an input or output has over " + MOST_DIMENSIONS + " dimensions");
            } else {
                into.add(dimension(shape.message()));
            }
        }
    }

    private static OnnxDimension dimension(ProtoReader dimension) throws OnnxFormatException {
        OnnxDimension read = new OnnxDimension.Unknown();
        while (dimension.next()) {
            switch (dimension.field()) {
                case OnnxFields.DIMENSION_VALUE -> {
                    long size = dimension.number();
                    read = size < 1 ? new OnnxDimension.Unknown() : new OnnxDimension.Fixed(size);
                }
                case OnnxFields.DIMENSION_NAME -> {
                    String name = dimension.text();
                    read = name.isBlank() ? new OnnxDimension.Unknown() : new OnnxDimension.Named(name);
                }
                default -> dimension.skip();
            }
        }
        return read;
    }
}
