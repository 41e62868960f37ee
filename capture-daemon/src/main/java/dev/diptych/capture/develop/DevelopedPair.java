package dev.diptych.capture.develop;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.registration.Registration;

/**
 * A pair as pictures.
 *
 * @param registration from the flash frame, the reference, to the studio frame
 * @param alignedStudio the studio picture as seen from the flash picture's geometry
 * @param times how long each stage took
 */
public record DevelopedPair(Srgb8Image studio, Srgb8Image flash, Srgb8Image alignedStudio, Registration registration,
        QualityFinding quality, StageTimes times) {}
