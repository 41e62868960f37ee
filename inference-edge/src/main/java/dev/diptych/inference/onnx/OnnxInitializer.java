package dev.diptych.inference.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One tensor of a network's weights, within the file's bytes until {@link #floats} copies them. */
public final class OnnxInitializer {
    private static final int MOST_DIMENSIONS = 8;
    private final String file;
    private final String name;
    private final List<Long> sizes;
    private final int elementType;
    private final boolean external;
    private final @Nullable ByteBuffer data;

    private OnnxInitializer(String file, String name, List<Long> sizes, int elementType, boolean external,
            @Nullable ByteBuffer data) {
        this.file = file;
        this.name = name;
        this.sizes = List.copyOf(sizes);
        this.elementType = elementType;
        this.external = external;
        this.data = data;
    }

    static OnnxInitializer read(String file, ProtoReader tensor) throws OnnxFormatException {
        String name = "";
        List<Long> sizes = new ArrayList<>();
        long elementType = 0;
        boolean external = false;
        ByteBuffer data = null;
        while (tensor.next()) {
            switch (tensor.field()) {
                case OnnxFields.TENSOR_DIMS -> {
                    for (long size : tensor.numbers(MOST_DIMENSIONS)) {
                        sizes.add(size);
                    }
                    if (sizes.size() > MOST_DIMENSIONS) {
                        throw tensor.damaged("the weights " + name + " have over " + MOST_DIMENSIONS + " dimensions");
                    }
                }
                case OnnxFields.TENSOR_DATA_TYPE -> elementType = tensor.number();
                case OnnxFields.TENSOR_NAME -> name = tensor.text();
                case OnnxFields.TENSOR_FLOAT_DATA, OnnxFields.TENSOR_RAW_DATA -> data = tensor.bytes();
                // Protobuf cuts an enum to 32 bits, so 1L << 32 means "here" and is no way round this check.
                case OnnxFields.TENSOR_DATA_LOCATION -> external |= (int) tensor.number() != 0;
                case OnnxFields.TENSOR_EXTERNAL_DATA -> {
                    external = true;
                    tensor.skip();
                }
                default -> tensor.skip();
            }
        }
        return new OnnxInitializer(file, name, sizes, (int) elementType, external, data);
    }

    public String name() {
        return name;
    }

    /** Of its dimensions, as the file claims them. */
    public List<Long> sizes() {
        return sizes;
    }

    /** ONNX's number of the type; 1, {@link OnnxValue#FLOAT32}, is the one that {@link #floats} reads. */
    public int elementType() {
        return elementType;
    }

    /** Whether its values lie, or claim to lie, in another file. */
    public boolean external() {
        return external;
    }

    /**
     * A copy of its values, row-major.
     *
     * @throws OnnxFormatException if they are not float32, lie in another file, or do not fill the dimensions
     */
    public float[] floats() throws OnnxFormatException {
        if (external || elementType != OnnxValue.FLOAT32) {
            throw new OnnxFormatException("The weights " + name + " in " + file
                    + (external ? " lie in another file" : " are of type " + elementType + " instead of 1 (float32)")
                    + "; export the network as one file of float32 values.");
        }
        ByteBuffer present = data == null ? ByteBuffer.allocate(0) : data;
        if (elements() != present.remaining() / Float.BYTES || present.remaining() % Float.BYTES != 0) {
            throw new OnnxFormatException("The weights " + name + " in " + file + " claim the dimensions " + sizes
                    + " but have " + present.remaining() + " bytes; fetch or export the file again.");
        }
        float[] values = new float[present.remaining() / Float.BYTES];
        present.asFloatBuffer().get(values);
        return values;
    }

    /** How many the dimensions claim; -1 for a claim that no file can keep. */
    private long elements() {
        long count = 1;
        for (long size : sizes) {
            if (size < 0 || size > Integer.MAX_VALUE) {
                return -1;
            }
            count *= size;
            if (count > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return count;
    }
}
