package dev.diptych.rig.shot;

/** The light a frame of a pair is meant to be taken in. */
public enum FrameRole {
    /** Every studio lamp at its steady level, the flash dark. */
    STUDIO,
    /** The flash at its steady level, every lamp dark. */
    FLASH,
    /** Everything dark: shows a lamp that stayed on and the room's own light. */
    DARK
}
