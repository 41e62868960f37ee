package dev.diptych.inference.onnx;

import java.util.List;

/**
 * What goes into a network or comes out.
 *
 * @param elementType ONNX's number of the type; {@link #FLOAT32} is the only one used here; 0: not a tensor
 * @param dimensions empty where the file does not say
 */
public record OnnxValue(String name, int elementType, List<OnnxDimension> dimensions) {
    public static final int FLOAT32 = 1;

    public OnnxValue {
        dimensions = List.copyOf(dimensions);
    }
}
