package dev.diptych.imaging.face;

import java.io.IOException;

/** Faces cannot be looked for on this computer; the message is one sentence for the user that says why. */
public final class FaceFinderUnavailableException extends IOException {
    public FaceFinderUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
