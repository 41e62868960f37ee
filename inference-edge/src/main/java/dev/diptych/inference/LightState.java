package dev.diptych.inference;

/** The light a frame was taken in, as recorded by the rig. */
public enum LightState {
    /** The studio lamps, no flash. */
    STUDIO,
    /** The flash LED at its capture level, lamps dark. */
    FLASH,
    /** The flash LED as a torch at its preview level, lamps dark. */
    FLASH_PREVIEW,
    /** The studio lamps at a small part of their level, no flash: what a sensor sees of a room too dark for it. */
    DIM,
    /** Neither lamps nor flash. */
    DARK
}
