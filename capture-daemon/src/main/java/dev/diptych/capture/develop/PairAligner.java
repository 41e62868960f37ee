package dev.diptych.capture.develop;

import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.registration.AffineRegistrar;
import dev.diptych.imaging.registration.RegionOfInterest;
import dev.diptych.imaging.registration.Registration;

/** Finds how the pictures of a pair fit onto each other, and where the face is. */
public final class PairAligner {
    private final AffineRegistrar registrar;
    private final FaceFinder faces;
    private final RegionOfInterest region;

    /** @param region where in the frame the sitter is */
    public PairAligner(AffineRegistrar registrar, FaceFinder faces, RegionOfInterest region) {
        this.registrar = registrar;
        this.faces = faces;
        this.region = region;
    }

    /** From the flash picture, the reference, to the studio picture. */
    public Registration register(PairPictures pictures) {
        return registrar.register(Luminance.ofSrgb(pictures.flash()), Luminance.ofSrgb(pictures.studio()), region);
    }

    /** In the reference; a face that the flash does not show well is looked for where the studio picture has it. */
    public FaceSearch face(Srgb8Image flash, Srgb8Image alignedStudio, Registration registration) {
        FaceSearch found = faces.find(flash);
        if (found instanceof FaceSearch.Found
                || registration.verdict() == dev.diptych.imaging.registration.Verdict.FAILED) {
            return found;
        }
        return faces.find(alignedStudio) instanceof FaceSearch.Found inStudio ? inStudio : found;
    }
}
