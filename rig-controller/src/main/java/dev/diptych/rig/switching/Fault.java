package dev.diptych.rig.switching;

import dev.diptych.rig.camera.CameraException;

/** Something that went wrong: a stable code and one sentence that names the thing and what to do. */
public record Fault(FaultCode code, String sentence) {
    /** As an operator reads it: the code, then the sentence. */
    public String line() {
        return code + ": " + sentence;
    }

    /** What a camera's failure is to a shot. */
    public static Fault of(CameraException failure) {
        FaultCode code = switch (failure.reason()) {
            case STALLED -> FaultCode.E_CAMERA_STALLED;
            case GONE -> FaultCode.E_CAMERA_GONE;
            case REFUSED, BUSY, NOT_INSTALLED -> FaultCode.E_CAMERA;
        };
        return new Fault(code, failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }
}
