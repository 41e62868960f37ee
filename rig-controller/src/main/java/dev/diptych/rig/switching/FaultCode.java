package dev.diptych.rig.switching;

/** Stable names of what can go wrong with a shot, for machines; the sentence beside it is for people. */
public enum FaultCode {
    /** A light would be away from rest longer than its cap allows. */
    E_CAP,
    /** A light would be away from rest for too large a share of its duty window. */
    E_DUTY,
    /** Too soon after the pair before. */
    E_SPACING,
    /** More flashes in a second than people should be shown. */
    E_FLASH_RATE,
    /** This rig has no flash that can burn as a torch. */
    E_NO_TORCH,
    /** The lights are held for a preview. */
    E_PREVIEW,
    /** The plan contradicts itself or this rig. */
    E_PLAN,
    /** The plan's first edge lies in the past or too near to be made. */
    E_TOO_LATE,
    /** An earlier fault is still latched. */
    E_LATCHED,
    /** The camera did not do what was asked. */
    E_CAMERA,
    /** No frame came in time; the camera is started again before the next shot. */
    E_CAMERA_STALLED,
    /** The camera is not there any more. */
    E_CAMERA_GONE,
    /** Somebody stopped all light from a console or by a message. */
    E_ABORTED,
    /** The emergency stop was hit. */
    E_EMERGENCY_STOP,
    /** The studio's door is open. */
    E_DOOR_OPEN,
    /** The board that switches the lights does not answer any more. */
    E_LINK_LOST,
    /** The board that switches the lights was reset. */
    E_MCU_RESET,
    /** The board that switches the lights has put them to rest by itself. */
    E_MCU_FAULT,
    /** The executor cannot say what it did. */
    E_OUTCOME_UNKNOWN,
    /** No frame is proved to be of the light that its role asks for. */
    E_NOT_PROVEN,
    /** A frame was not exposed as asked. */
    E_EXPOSURE,
    /** A frame that the pair needs was dropped. */
    E_FRAME_DROPPED,
    /** The camera's timestamps left their pace, or do not fit the lights. */
    E_TIMESTAMP,
    /** A switch moved so late that no frame can be proved. */
    E_EDGE_LATE,
    /** A lamp does not shine as it did, or the flash does not. */
    E_LIGHT_DARK,
    /** What was calibrated no longer holds. */
    E_CALIBRATION_STALE
}
