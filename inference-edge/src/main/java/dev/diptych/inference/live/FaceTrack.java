package dev.diptych.inference.live;

import dev.diptych.imaging.Box;

/** Where the sitter's face is in a frame. */
sealed interface FaceTrack {
    /** @param box as a finder gives it, in the frame's pixels; still while the sitter is */
    record At(Box box) implements FaceTrack {}

    /** @param sentence for the user: why there is none, and what to check */
    record Lost(String sentence) implements FaceTrack {}
}
