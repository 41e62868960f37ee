package dev.diptych.imaging.io;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.io.internal.NativeJpeg;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Encodes baseline JPEG (4:2:0 chroma) with OpenCV's codec, whose vector instructions are several times as fast as the
 * JDK's codec. For any number of threads.
 */
public final class JpegWriter {
    private JpegWriter() {
    }

    /**
     * The file's bytes.
     *
     * @param quality 0 (smallest) to 1 (best)
     * @throws UncheckedIOException with one sentence, if OpenCV's native libraries cannot be loaded
     */
    public static byte[] encode(Srgb8Image image, float quality) {
        if (!(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException("JPEG quality goes from 0 to 1, but it is " + quality + ".");
        }
        try {
            return NativeJpeg.encode(image, Math.round(100 * quality));
        } catch (LinkageError failed) {
            throw new UncheckedIOException(new IOException("Pictures cannot be written as JPEG: OpenCV's native"
                    + " libraries cannot be loaded (" + failed.getMessage() + "); run \"diptych doctor\".", failed));
        }
    }
}
