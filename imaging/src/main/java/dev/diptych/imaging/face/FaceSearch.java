package dev.diptych.imaging.face;

import java.util.List;

/** What looking for faces in a picture came to. */
public sealed interface FaceSearch {
    /** @param faces one or more, the largest first */
    record Found(List<Face> faces) implements FaceSearch {
        public Found {
            faces = List.copyOf(faces);
            if (faces.isEmpty()) {
                throw new IllegalArgumentException("A search that found something names at least one face.");
            }
        }

        /** The largest face: the sitter's, who is nearer than anybody behind. */
        public Face largest() {
            return faces.getFirst();
        }
    }

    /** @param sentence for the user: what was not found, and what to check */
    record NoFace(String sentence) implements FaceSearch {
        /** Names this outcome to machines. */
        public static final String CODE = "NO_FACE";
    }
}
