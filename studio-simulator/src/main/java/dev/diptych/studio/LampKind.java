package dev.diptych.studio;

/**
 * How the studio lamps are switched.
 *
 * @see StudioGrade
 */
public enum LampKind {
    /** Mains relays before LED panels: the panel's supply goes on feeding it for about a third of a second. */
    RELAY,
    /** Panels dimmed over DMX512: two control periods and the driver. */
    DMX
}
