package dev.diptych.studio.scene;

/** Where the sitter's lids are, as a function of time. It never changes: a frame can be exposed however late. */
public interface Lids {
    /** A sitter who does not blink. */
    Lids OPEN = instantNanos -> 0;

    /** 0 open to 1 closed. */
    double closureAt(double instantNanos);
}
