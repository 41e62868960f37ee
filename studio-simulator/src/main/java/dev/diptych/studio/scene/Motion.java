package dev.diptych.studio.scene;

import dev.diptych.imaging.Affine;

/** How the sitter moves, as a function of time. It never changes: a frame can be exposed however late. */
public interface Motion {
    /** Nobody moves. */
    Motion STILL = instantNanos -> Affine.IDENTITY;

    /** Where a point of the sitter at rest is seen at {@code instantNanos}. */
    Affine at(double instantNanos);
}
