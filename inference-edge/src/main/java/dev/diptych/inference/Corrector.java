package dev.diptych.inference;

/** Something that was trained on frames taken in certain lights, and is given no others. */
public interface Corrector {
    /** The name it is chosen by, for example {@code pair-fit}. */
    String name();

    /** The frames it works on and the light states it was trained on. */
    CorrectorNeeds needs();
}
