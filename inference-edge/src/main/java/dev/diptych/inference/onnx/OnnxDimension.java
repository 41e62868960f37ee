package dev.diptych.inference.onnx;

/** One dimension of a network's input or output. */
public sealed interface OnnxDimension {
    /** Of one size alone. */
    record Fixed(long size) implements OnnxDimension {
        public Fixed {
            if (size < 1) {
                throw new IllegalArgumentException("A dimension has at least one element, not " + size + ".");
            }
        }
    }

    /** Of a size that each run chooses; dimensions of one name have one size. */
    record Named(String name) implements OnnxDimension {
        public Named {
            if (name.isBlank()) {
                throw new IllegalArgumentException("A dimension of any size needs a name.");
            }
        }
    }

    /** The file says nothing, or nothing that has a meaning. */
    record Unknown() implements OnnxDimension {}

    static OnnxDimension fixed(long size) {
        return new Fixed(size);
    }

    static OnnxDimension named(String name) {
        return new Named(name);
    }
}
