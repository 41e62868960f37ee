package dev.diptych.training.vgg;

import java.io.IOException;

/** A file that holds no VGG-16, told in one sentence. */
public final class VggFormatException extends IOException {
    private static final long serialVersionUID = 1;

    VggFormatException(String sentence) {
        super(sentence);
    }

    VggFormatException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
