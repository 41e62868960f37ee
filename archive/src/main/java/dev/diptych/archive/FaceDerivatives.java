package dev.diptych.archive;

import java.nio.file.Path;

/**
 * The pair of derivatives that networks are trained on: the face in the flash picture, and the same square of the studio
 * picture after that was registered onto the flash picture. PNG, sRGB.
 */
public final class FaceDerivatives {
    /** Side of both, pixels. */
    public static final int SIDE_PX = 512;

    private FaceDerivatives() {
    }

    /** The file's name: {@code sub-017_ses-02_pair-0007_light-flash_face.png}. */
    public static String name(PairId pair, LightRole light) {
        return ArchiveLayout.face(pair, light);
    }

    /** Where it lies, if it does. */
    public static Path file(StoredPair pair, LightRole light) {
        return pair.folder().resolve(ArchiveLayout.DERIVATIVES).resolve(name(pair.id(), light));
    }
}
