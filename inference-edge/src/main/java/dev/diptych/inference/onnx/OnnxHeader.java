package dev.diptych.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What an ONNX file says of itself, read without ONNX Runtime and so before a file is trusted.
 *
 * @param opset of ONNX's own operators; 0 where the file names none
 * @param metadata the file's own facts, by key
 * @param inputs that a run must give: weights that old files list among them are left out
 * @param initializers the weights of the outermost graph; they lie in the bytes that were read
 * @param usesOtherFiles whether any tensor, however deep in a subgraph, says that its values lie in another file
 */
public record OnnxHeader(long irVersion, long opset, String producer, Map<String, String> metadata,
        List<OnnxValue> inputs, List<OnnxValue> outputs, List<OnnxInitializer> initializers, boolean usesOtherFiles) {
    /** ONNX Runtime takes a file with this mark at byte 4 for its own format, whatever else is in it. */
    private static final byte[] ORT_FORMAT_MARK = "ORTM".getBytes(StandardCharsets.US_ASCII);

    public OnnxHeader {
        metadata = Map.copyOf(metadata);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        initializers = List.copyOf(initializers);
    }

    /**
     * Walks a file from its first to its last byte.
     *
     * @param file its name, for sentences
     * @param bytes of the file, from position to limit, which stay as they are
     * @throws OnnxFormatException if it is not a whole ONNX file, or is made to exhaust whoever reads it
     */
    public static OnnxHeader read(String file, ByteBuffer bytes) throws OnnxFormatException {
        ProtoReader model = new ProtoReader(file, bytes);
        if (!bytes.hasRemaining()) {
            throw model.damaged("it is empty");
        }
        if (bytes.slice()
                .limit(Math.min(bytes.remaining(), 8))
                .position(Math.min(bytes.remaining(), 4))
                .equals(ByteBuffer.wrap(ORT_FORMAT_MARK))) {
            throw model.refused("is in ONNX Runtime's own format instead of ONNX");
        }
        return new HeaderWalk(file).walk(model);
    }
}
