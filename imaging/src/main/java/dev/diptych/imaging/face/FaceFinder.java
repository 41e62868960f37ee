package dev.diptych.imaging.face;

import dev.diptych.imaging.Srgb8Image;

/** Looks for upright faces turned to the camera. */
public interface FaceFinder {
    /** Searches the whole picture; a face that fills less than an eighth of the shorter side is not looked for. */
    FaceSearch find(Srgb8Image picture);
}
