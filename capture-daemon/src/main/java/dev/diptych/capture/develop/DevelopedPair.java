package dev.diptych.capture.develop;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceCrop;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.registration.Registration;
import java.util.Optional;

/**
 * A pair as pictures.
 *
 * @param dark the dark frame, brightened by {@link #DARK_GAIN}
 * @param alignedStudio the studio picture as seen from the flash picture's geometry
 * @param whiteBalance of all these pictures, if the frames were raw
 * @param registration from the flash frame, the reference, to the studio frame
 * @param face in the flash picture's geometry
 * @param times how long each stage took
 */
public record DevelopedPair(Srgb8Image studio, Srgb8Image flash, Srgb8Image dark, Srgb8Image alignedStudio,
        Optional<WhiteBalance> whiteBalance, Registration registration, FaceSearch face, QualityReport quality,
        StageTimes times) {
    /** In linear light: what is nothing to see otherwise shows. */
    public static final int DARK_GAIN = 32;

    /** What is cut out of the flash picture and of the aligned studio picture; empty if there is no face. */
    public Optional<FaceCrop> faceCrop() {
        return switch (face) {
            case FaceSearch.Found found -> Optional.of(FaceCrop.around(found.largest(), flash));
            case FaceSearch.NoFace none -> Optional.empty();
        };
    }
}
