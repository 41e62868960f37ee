package dev.diptych.studio.portrait;

/** What a point of the sitter is made of. */
enum Material {
    SKIN, EYE, HAIR, BEARD, GARMENT, SHIRT, FRAME
}
