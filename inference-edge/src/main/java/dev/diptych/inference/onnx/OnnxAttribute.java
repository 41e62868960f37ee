package dev.diptych.inference.onnx;

import java.util.Arrays;
import java.util.List;

/** One attribute of a node, of the kinds that convolutional networks have. */
public sealed interface OnnxAttribute {
    /** By which the operator knows it. */
    String name();

    /** One whole number, as {@code axis}. */
    record Whole(String name, long value) implements OnnxAttribute {}

    /** Some whole numbers, as {@code pads}. */
    record Wholes(String name, List<Long> values) implements OnnxAttribute {
        public Wholes {
            values = List.copyOf(values);
        }
    }

    /** One real number, as {@code alpha}. */
    record Real(String name, float value) implements OnnxAttribute {}

    static OnnxAttribute whole(String name, long value) {
        return new Whole(name, value);
    }

    static OnnxAttribute wholes(String name, long... values) {
        return new Wholes(name, Arrays.stream(values).boxed().toList());
    }

    static OnnxAttribute real(String name, float value) {
        return new Real(name, value);
    }
}
