package dev.diptych.inference.deepflash;

/** What is done with a picture in which no face is found. */
public enum WithoutFace {
    /** It is refused, with the finder's reason. */
    REFUSE,
    /** Its largest central square is taken for a portrait. */
    CENTRAL_SQUARE
}
