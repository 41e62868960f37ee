package dev.diptych.capture.export;

import dev.diptych.archive.PictureSquare;
import dev.diptych.imaging.Srgb8Image;

/**
 * What is exported of a pair.
 *
 * @param flash with its studio picture, registered onto it, cut out by the same square
 * @param flashPng the same as a file; likewise {@code studioPng}
 * @param crop the square, in pixels of the flash photograph
 * @param face in pixels of these pictures
 * @param registrationErrorPx estimated, in pixels of the flash photograph
 * @param flashOriginalSha256 of the photograph that the archive keeps; likewise {@code studioOriginalSha256}
 * @param wasMadeAgain whether both come from the originals, because the archive did not have them
 */
record FacePair(Srgb8Image flash, Srgb8Image studio, byte[] flashPng, byte[] studioPng, PictureSquare crop,
        PictureSquare face, double registrationErrorPx, String flashOriginalSha256, String studioOriginalSha256,
        boolean wasMadeAgain) {}
