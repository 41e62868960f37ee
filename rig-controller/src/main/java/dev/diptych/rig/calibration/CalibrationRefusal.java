package dev.diptych.rig.calibration;

/** Why nothing was stored: a stable code, and one sentence that names the thing and what to do. */
public record CalibrationRefusal(Code code, String sentence) {
    /** Stable names of what can be wrong with a calibration. */
    public enum Code {
        /** Pixels are saturated: nothing can be measured in them. */
        SATURATED,
        /** Too little light for the exposure. */
        TOO_DARK,
        /** Something moves in the picture, or its light changes with no switch moved. */
        NOT_STEADY,
        /** The lamps' light ripples too much to measure their changes. */
        FLICKER,
        /** A light changes the picture too little when it is switched. */
        OUT_OF_VIEW,
        /** A light does not reach its other level in the time that its cap allows. */
        DOES_NOT_SETTLE,
        /** Too few rows are exposed within a light's change. */
        FRAMES_TOO_SLOW,
        /** A light's changes differ too much from each other, or follow no smooth course. */
        NOT_REPEATABLE,
        /** With everything dark the room is too bright. */
        ROOM_TOO_BRIGHT,
        /** The camera's timestamps do not fit the lights. */
        TIMESTAMPS,
        /** The camera, the executor or the safety gate did not let a measurement happen. */
        RIG
    }
}
