package dev.diptych.inference.model;

import dev.diptych.inference.onnx.OnnxDimension;
import java.util.List;

/**
 * A model that may be given to ONNX Runtime, which is native code that was written for trusted files, and is given
 * nothing else. {@link ModelLibrary} gives one for a file whose SHA-256 somebody vouched for on this computer; the only
 * other way is {@link #ofOwnMaking}, whose caller vouches for what he made.
 */
public final class TrustedModel {
    private final ModelFile file;

    TrustedModel(ModelFile file) {
        this.file = file;
    }

    /**
     * A file whose bytes the caller made in this process, for example to try out an export. Nothing checks that: bytes
     * that came from a disk or from anybody else belong to {@link ModelLibrary}.
     */
    public static TrustedModel ofOwnMaking(ModelFile made) {
        return new TrustedModel(made);
    }

    public ModelFile file() {
        return file;
    }

    public ModelCard card() {
        return file.card();
    }

    /** The bytes whose hash is trusted: the model's own, not a copy, and not to be changed. */
    public byte[] bytes() {
        return file.bytes();
    }

    /** Of the input: batch, 3, height, width. */
    public List<OnnxDimension> inputDimensions() {
        return file.inputDimensions();
    }
}
