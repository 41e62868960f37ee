package dev.diptych.inference.model;

import dev.diptych.inference.onnx.OnnxDimension;
import dev.diptych.inference.onnx.OnnxFormatException;
import dev.diptych.inference.onnx.OnnxHeader;
import dev.diptych.inference.onnx.OnnxInitializer;
import dev.diptych.inference.onnx.OnnxValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A whole model file in memory, looked at without ONNX Runtime: one input {@value #INPUT} and one output {@value #OUTPUT}
 * of shape batch x 3 x side x side, no data in other files, a card. Its bytes are read once; what is hashed, trusted and
 * run are these, whatever becomes of the file.
 */
public final class ModelFile {
    public static final String INPUT = "x";
    public static final String OUTPUT = "y";
    /** Four times DeepFlash at the paper's widths. */
    public static final int MOST_BYTES = 512 << 20;
    private static final int CHANNELS = 3;
    private final String source;
    private final byte[] bytes;
    private final String sha256;
    private final ModelCard card;
    private final List<OnnxDimension> inputDimensions;

    private ModelFile(String source, byte[] bytes, ModelCard card, List<OnnxDimension> inputDimensions) {
        this.source = source;
        this.bytes = bytes;
        this.sha256 = sha256(bytes);
        this.card = card;
        this.inputDimensions = inputDimensions;
    }

    /** @throws ModelException if it cannot be read, or is not a model of this program's kind */
    public static ModelFile read(Path path) throws ModelException {
        if (!Files.isRegularFile(path)) {
            boolean exists = Files.exists(path);
            throw new ModelException(exists ? ModelStatus.DAMAGED : ModelStatus.NOT_FOUND,
                    path + (exists ? " is not a file" : " does not exist")
                            + "; name an ONNX file that `diptych export-onnx` wrote.");
        }
        try (InputStream stream = Files.newInputStream(path)) {
            refuseLarge(path.toString(), Files.size(path));
            return of(path.toString(), read(path.toString(), stream));
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException(ModelStatus.UNREADABLE,
                    path + " cannot be read (" + e.getClass().getSimpleName() + "); look at its permissions and disk.",
                    e);
        }
    }

    /**
     * Of bytes that are at hand; they are kept, not copied, and must not change.
     *
     * @param source where they come from, for sentences
     */
    public static ModelFile of(String source, byte[] bytes) throws ModelException {
        OnnxHeader header;
        try {
            header = OnnxHeader.read(source, ByteBuffer.wrap(bytes));
        } catch (OnnxFormatException e) {
            throw new ModelException(ModelStatus.DAMAGED, String.valueOf(e.getMessage()), e);
        }
        if (header.usesOtherFiles()) {
            throw damaged(source + " keeps weights in other files, which are never opened;"
                    + " export the network as one file.");
        }
        refuseWhatIsNoNumber(source, header);
        List<OnnxDimension> input = picture(source, "input", INPUT, header.inputs());
        picture(source, "output", OUTPUT, header.outputs());
        return new ModelFile(source, bytes, ModelCard.read(source, header.metadata()), input);
    }

    /** A rectifier turns not-a-number into 0, so a run need not show what is broken. */
    private static void refuseWhatIsNoNumber(String source, OnnxHeader header) throws ModelException {
        for (OnnxInitializer weights : header.initializers()) {
            if (weights.elementType() != OnnxValue.FLOAT32) {
                continue;
            }
            try {
                for (float value : weights.floats()) {
                    if (!Float.isFinite(value)) {
                        throw damaged(source + " has weights that are no numbers (" + weights.name()
                                + "); train or fetch it again.");
                    }
                }
            } catch (OnnxFormatException e) {
                throw new ModelException(ModelStatus.DAMAGED, String.valueOf(e.getMessage()), e);
            }
        }
    }

    static byte[] read(String source, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        refuseLarge(source, bytes.length);
        return bytes;
    }

    private static void refuseLarge(String source, long sizeBytes) throws ModelException {
        if (sizeBytes > MOST_BYTES) {
            throw damaged(source + " is larger than " + (MOST_BYTES >> 20)
                    + " MB, more than any network of portraits; it is not read.");
        }
    }

    private static List<OnnxDimension> picture(String source, String role, String name, List<OnnxValue> values)
            throws ModelException {
        if (values.size() == 1 && values.getFirst().name().equals(name)
                && values.getFirst().elementType() == OnnxValue.FLOAT32) {
            List<OnnxDimension> dimensions = values.getFirst().dimensions();
            if (dimensions.size() == 4 && dimensions.get(1).equals(OnnxDimension.fixed(CHANNELS))) {
                return dimensions;
            }
        }
        throw damaged(source + " does not have one " + role + " " + name
                + " of float32 values, batch x 3 x height x width; it is not a network from pictures to pictures.");
    }

    private static ModelException damaged(String sentence) {
        return new ModelException(ModelStatus.DAMAGED, sentence);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Where it came from, for people. */
    public String source() {
        return source;
    }

    public long sizeBytes() {
        return bytes.length;
    }

    /** Lower-case hex. */
    public String sha256() {
        return sha256;
    }

    public ModelCard card() {
        return card;
    }

    /** Batch, 3, height, width. */
    List<OnnxDimension> inputDimensions() {
        return inputDimensions;
    }

    /** The file itself, not a copy. */
    byte[] bytes() {
        return bytes;
    }
}
