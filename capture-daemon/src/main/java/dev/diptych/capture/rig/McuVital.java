package dev.diptych.capture.rig;

/**
 * How the board does that switches the lights.
 *
 * @param words a few, with units
 */
public record McuVital(String words, Health health) {
    /** Whether it can be fired. */
    public enum Health {
        WELL,
        /** Its clock is not known yet. */
        STARTING,
        /** It has a fault, or does not answer. */
        STOPPED
    }
}
