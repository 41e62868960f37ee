package dev.diptych.capture.libcamera.internal;

import com.sun.jna.Native;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraException.Reason;
import java.nio.charset.StandardCharsets;

/** What the functions of {@code diptych_camera.h} answer, and the sentences for it. */
final class AnswerCode {
    static final int OK = 0;
    static final int NOT_FOUND = -2;
    static final int BUSY = -3;
    static final int GONE = -4;
    /** Room for a sentence of the library's. */
    static final int TEXT_BYTES = 512;

    private AnswerCode() {
    }

    static byte[] room() {
        return new byte[TEXT_BYTES];
    }

    static String text(byte[] from) {
        return Native.toString(from, StandardCharsets.UTF_8.name());
    }

    /** @param error what the library wrote */
    static CameraException failure(String cameraId, int code, byte[] error) {
        return switch (code) {
            case BUSY -> new CameraException(Reason.BUSY, "The camera \"" + cameraId
                    + "\" is in use by another program; end that program, then try again.");
            case GONE, NOT_FOUND -> new CameraException(Reason.GONE, goneSentence(cameraId));
            default -> new CameraException("The camera \"" + cameraId + "\" refused: " + text(error) + ".");
        };
    }

    static String goneSentence(String cameraId) {
        return "The camera \"" + cameraId + "\" is not there any more; check its cable and its power.";
    }
}
