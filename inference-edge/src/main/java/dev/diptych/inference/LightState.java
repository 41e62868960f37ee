package dev.diptych.inference;

/** The light a frame was taken in, as recorded by the rig. */
public enum LightState {
    /** The studio lamps, no flash. */
    STUDIO,
    /** The flash LED at its capture level, lamps dark. */
    FLASH,
    /** The flash LED as a torch at its preview level, lamps dark. */
    FLASH_PREVIEW,
    /** Neither lamps nor flash. */
    DARK
}
