package dev.diptych.inference;

import dev.diptych.imaging.face.FaceSearch;

/** A corrector that works on faces was given a picture in which none was found. */
public final class NoFaceException extends CorrectionRefusedException {
    private static final long serialVersionUID = 1;

    public NoFaceException(FaceSearch.NoFace search) {
        super(search.sentence());
    }
}
