package dev.diptych.imaging.io;

import java.io.IOException;

/** A picture cannot be read; the message is one sentence for the user that names it and says what is wrong. */
public final class ImageReadException extends IOException {
    public ImageReadException(String sentence) {
        super(sentence);
    }

    public ImageReadException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
