package dev.diptych.rig.light;

/** What a light is for. */
public enum LightKind {
    /** Lights the studio frame and rests on. */
    STUDIO_LAMP,
    /** Lights the flash frame and rests off. */
    FLASH
}
