package dev.diptych.imaging.registration;

/** How far a registration may be relied on. */
public enum Verdict {
    /** One affine map relates the pictures and was found. */
    GOOD,
    /** A map was found, but it may be off by more than a pixel or hold for a part of the picture only. */
    DOUBTFUL,
    /** The pictures do not show one scene as far as can be told; the matrix means nothing. */
    FAILED
}
