package dev.diptych.inference;

/** What a frame is to a corrector. */
public enum FrameRole {
    /** The frame to correct. */
    FLASH("flash"),
    /** The same view without flash, in the weak light that is there: its light is right and its details are poor. */
    DIM("dim");

    private final String word;

    FrameRole(String word) {
        this.word = word;
    }

    /** For sentences. */
    String word() {
        return word;
    }
}
