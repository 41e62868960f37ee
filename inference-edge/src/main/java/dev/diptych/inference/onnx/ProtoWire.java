package dev.diptych.inference.onnx;

/** Protobuf's wire types that ONNX files use; groups, long deprecated, are not among them. */
final class ProtoWire {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;

    private ProtoWire() {
    }
}
