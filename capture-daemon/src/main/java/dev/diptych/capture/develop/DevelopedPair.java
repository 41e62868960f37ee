package dev.diptych.capture.develop;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.registration.Registration;

/**
 * A pair as pictures.
 *
 * @param dark the dark frame, brightened by {@link #DARK_GAIN}
 * @param alignedStudio the studio picture as seen from the flash picture's geometry
 * @param registration from the flash frame, the reference, to the studio frame
 * @param times how long each stage took
 */
public record DevelopedPair(Srgb8Image studio, Srgb8Image flash, Srgb8Image dark, Srgb8Image alignedStudio,
        Registration registration, QualityReport quality, StageTimes times) {
    /** In linear light: what is nothing to see otherwise shows. */
    public static final int DARK_GAIN = 32;
}
