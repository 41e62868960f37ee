package dev.diptych.imaging.face;

import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Srgb8Image;

/** Says what to check when a picture shows no face: the light if there is none or too much, else the sitter. */
final class NoFaceSentence {
    private static final float DARK_LUMA = 24;
    private static final float WHITE_LUMA = 250;
    /** Share of the pixels that must be at an end of the scale before the light is blamed. */
    private static final double NEARLY_ALL = 0.98;

    private NoFaceSentence() {
    }

    static String of(Srgb8Image picture) {
        long dark = 0;
        long white = 0;
        float[] luma = Luminance.ofSrgb(picture).values();
        for (float value : luma) {
            dark += value < DARK_LUMA ? 1 : 0;
            white += value > WHITE_LUMA ? 1 : 0;
        }
        if (dark >= NEARLY_ALL * luma.length) {
            return "No face was found, as the picture is nearly black; check that the light shone, or expose longer.";
        }
        if (white >= NEARLY_ALL * luma.length) {
            return "No face was found, as the picture is nearly white; dim the light, or expose shorter.";
        }
        return "No face was found; check that the sitter is in view, faces the camera and is not too far away.";
    }
}
