package dev.diptych.training.evaluate;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbPlanes;

/** A correction that knows a pixel's colour and nothing else: what a network must beat to be worth its while. */
sealed interface SimpleMapping permits ColourMap, HistogramMatch {
    String name();

    /** The corrected picture, of the same size. */
    SrgbPlanes apply(SrgbPlanes flash);

    /** As {@link #apply}, for a display. */
    default Srgb8Image corrected(SrgbPlanes flash) {
        return apply(flash).toSrgb8();
    }
}
