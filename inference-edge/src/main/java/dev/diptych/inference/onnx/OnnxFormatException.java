package dev.diptych.inference.onnx;

import java.io.IOException;

/** A file is not a whole ONNX file, or not one that is read here. The message is one sentence that names the file. */
public final class OnnxFormatException extends IOException {
    private static final long serialVersionUID = 1;

    OnnxFormatException(String sentence) {
        super(sentence);
    }
}
