package dev.diptych.capture.session;

import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.face.FaceSearch;
import org.jspecify.annotations.Nullable;

/**
 * Where the face is, as documents have it: pixels of the flash picture, pixel centres at integers.
 *
 * @param code NO_FACE, or null
 * @param sentence what to check if there is none, or null
 */
public record FaceFacts(@Nullable String code, @Nullable String sentence, @Nullable BoxFacts found,
        @Nullable BoxFacts crop) {
    /** A box by its corner and sides. */
    public record BoxFacts(double x, double y, double width, double height) {
        public static BoxFacts of(Box box) {
            return new BoxFacts(box.x(), box.y(), box.width(), box.height());
        }
    }

    public static FaceFacts of(DevelopedPair pair) {
        return switch (pair.face()) {
            case FaceSearch.Found found -> new FaceFacts(null, null, BoxFacts.of(found.largest().box()),
                    pair.faceCrop().map(crop -> BoxFacts.of(crop.square())).orElse(null));
            case FaceSearch.NoFace none -> new FaceFacts(FaceSearch.NoFace.CODE, none.sentence(), null, null);
        };
    }
}
